"""A question costs five queries at most, once what does not depend on it has been read."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub.ports import versions

pytestmark = [pytest.mark.xdist_group("sample"), pytest.mark.usefixtures("indexed")]


@pytest.mark.parametrize(
    "address",
    [
        "/en/search/?q=guardian",
        "/ro/search/?q=tutore&kind=section&country=RO&date=12m&sort=date",
        "/da/search/?q=artikel+14,+stk.+2,+i+direktiv+2011/36/EU",
    ],
)
def test_five_queries_answer_a_question(address: str) -> None:
    client = Client()
    assert client.get(address).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(address)
    asked = [query["sql"][:90] for query in captured.captured_queries if query["sql"] != versions.CURRENT]
    assert len(asked) <= 5, asked
