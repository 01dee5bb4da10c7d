"""How its author ends an initiative, and what its pages say then."""

import pytest
from django.urls import reverse

from initiatives.models import Initiative
from initiatives.services.close import close
from initiatives.services.set_intake import set_intake
from initiatives.words import PAUSED
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make

pytestmark = pytest.mark.django_db


def managed(cast: Cast, initiative: Initiative) -> str:
    return logged_in(cast.author).get(reverse("partners_manage", args=[initiative.key])).content.decode()


def test_nothing_is_chosen_for_whoever_closes_it(cast: Cast, public: Make) -> None:
    initiative = public()
    assert " checked" not in managed(cast, initiative)
    answer = logged_in(cast.author).post(reverse("partners_close", args=[initiative.key]), {})
    assert answer.status_code == 422 and "Choose how it went." in answer.content.decode()
    initiative.refresh_from_db()
    assert initiative.state == "approved"


def test_the_page_of_a_closed_one_says_what_was_filled(cast: Cast, public: Make) -> None:
    initiative = public()
    assert "1 of 1 open" in managed(cast, initiative)
    close(initiative=initiative, outcome="withdrawn", by=cast.author)
    page = managed(cast, initiative)
    assert "0 of 1 filled" in page and "no offer came" in page and "of 1 open" not in page


def test_machines_read_why_it_takes_no_offers(cast: Cast, public: Make) -> None:
    initiative = public()
    client = logged_in(cast.partner)
    assert client.get("/api/v1/initiatives").json()["items"][0]["offers"] == "takes"
    set_intake(initiative=initiative, paused=True, most_open=None)
    assert client.get("/api/v1/initiatives").json()["items"][0]["offers"] == "paused"
    for name in ("feed.atom", "feed.json"):
        assert str(PAUSED) in client.get(f"/en/partners/{name}").content.decode()


def test_a_long_list_of_boxes_folds_and_says_how_many_are_chosen(cast: Cast, draft: Make) -> None:
    page = logged_in(cast.author).get(reverse("partners_edit", args=[draft().key])).content.decode()
    if page.count('name="countries"') > 20:
        assert '<details class="fold"><summary>Countries where it takes place: 2 chosen</summary>' in page
