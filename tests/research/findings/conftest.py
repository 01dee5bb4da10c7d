"""A small manual that findings are about: 1.1.1 for everybody, 1.1.2 for practitioners."""

import pytest

from home.models import HomePage
from manual.models import SectionPage
from tests.manual import tree
from tests.manual.making import CLOSED, OPEN


@pytest.fixture
def section(db: None) -> SectionPage:
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    chapter = tree.chapter(root, "First hours")
    blocks = [tree.paragraph("Open words", OPEN), tree.paragraph("Closed words", CLOSED, access="practitioners")]
    return tree.section(chapter, "First contact", blocks)
