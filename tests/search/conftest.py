"""The whole sample content with its index written, for the tests of a module that ask and change nothing."""

import pytest
from django.core.management import call_command


@pytest.fixture(scope="module")
def indexed(sample_content: None) -> None:
    call_command("search_reconcile", verbosity=0)
