"""Whatever a stranger writes into an address, no public page fails: what cannot be found is simply not there."""

import pytest
from django.db import transaction
from django.test import Client

pytestmark = pytest.mark.django_db
HUGE = "9" * 30
ADDRESSES = [
    f"/api/v1/news?offset={HUGE}",
    f"/api/v1/initiatives?offset={HUGE}",
    *[f"/api/v1/initiatives?{name}=%00" for name in ("kind", "country", "theme", "seat", "language")],
    "/api/v1/manual/sections/%00",
    "/api/v1/manual/sections/1?edition=%00",
    f"/api/v1/manual/sections/1?edition={HUGE}",
    "/en/manual/1/?edition=%00",
    f"/en/manual/1/?edition={HUGE}",
    f"/en/manual/{HUGE}/",
    f"/en/manual/editions/2/{HUGE}/",
    *[f"/en/partners/?{name}=%00" for name in ("kind", "country", "theme", "seat", "sort", "page")],
    "/en/partners/?page=%C2%B2",
    f"/en/partners/?page={HUGE}",
    *[f"/en/search/?q=a&{name}=%00" for name in ("kind", "theme", "page")],
    "/en/search/?q=%00",
    "/en/search/?q=%%0000",
    "/en/search/?q=a&page=%C2%B2",
    f"/en/search/?q={HUGE}",
    "/en/search/?q=%26%7C%21%3A%2A%28%22",
    f"/en/search/?q={'a%20' * 3000}",
    *[
        f"/en/search/suggestions/{odd}/"
        for odd in ("%00", "%F0%9F%98%80%F0%9F%98%80", "%26%7C", "'a", "g%3A*", "%C3%A9%C3%A9")
    ],
    "/en/subscribe/?theme=%00&country=%00",
    "/en/ack/%00/",
    "/en/ack/%C3%A9/",
    "/en/%00/",
    "/en/news/%00/",
    "/media/%00.png",
    f"/documents/{HUGE}/x.pdf",
    "/documents/1/%00.pdf",
]


@pytest.mark.parametrize("address", ADDRESSES)
def test_no_address_makes_a_page_fail(client: Client, address: str) -> None:
    client.raise_request_exception = False
    with transaction.atomic():
        answer = client.get(address)
        transaction.set_rollback(True)
    assert answer.status_code < 500


@pytest.mark.parametrize("question", ["%00", "%%0000", "a%00", ""])
def test_a_question_with_a_nul_in_it_is_answered_as_if_it_were_not_there(client: Client, question: str) -> None:
    with transaction.atomic():
        answer = client.get(f"/en/search/?q={question}")
        transaction.set_rollback(True)
    assert answer.status_code == 200
    assert answer.wsgi_request.GET["q"] in ("", "a")
