"""Every field of content goes the whole way: form, draft, approved rows, page, difference."""

from dataclasses import fields, replace
from datetime import UTC, timedelta
from typing import Any

import pytest
from django.utils import timezone

from initiatives.completeness import gaps
from initiatives.content import Content, RuleContent
from initiatives.models import Initiative
from initiatives.queries.difference import difference
from initiatives.queries.sheet import content_of
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, Make, content
from tests.initiatives.forms import in_days, typed

CALL: dict[str, Any] = {
    "stage": "preparing",
    "programme": "Sample programme",
    "call": "2027-2",
    "call_url": "https://calls.example.org/2027-2",
    "call_deadline_day": str(in_days(60)),
    "replaces": "on",
    "rules__0__least": "3",
    "rules__0__of": "countries",
    "rules__2__of": "police",
}


def whole() -> Content:
    soon = (timezone.now() + timedelta(days=60)).replace(microsecond=0)
    return content(
        stage="applied",
        programme="Sample programme",
        call="2027-2",
        call_url="https://calls.example.org/",
        call_deadline=soon,
        numbers=("8",),
        articles=("2011/36/EU 16(2)",),
        starts_on=soon.date(),
        months=12,
        working_language="ro",
        rules=(RuleContent("countries", 3), RuleContent("police")),
        replaces=True,
    )


def test_no_field_is_lost_between_the_draft_and_the_approved_rows(public: Make) -> None:
    wanted = whole()
    initiative = public(**{one.name: getattr(wanted, one.name) for one in fields(Content)})
    kept = content_of(Initiative.objects.get(pk=initiative.pk))
    seats = [replace(seat, key="") for seat in kept.seats]
    assert replace(kept, seats=tuple(seats)) == wanted


def test_a_draft_of_an_older_hub_still_reads_and_one_of_a_newer_does_too() -> None:
    new = {"stage", "call", "rules", "replaces"}
    old = {name: value for name, value in whole().to_json().items() if name not in new}
    assert Content.from_json(old) == replace(whole(), stage="", call="", rules=(), replaces=False)
    assert Content.from_json({**whole().to_json(), "of_tomorrow": 1}) == whole()


def test_what_is_typed_of_the_call_is_stored_and_shown_again(cast: Cast) -> None:
    author = logged_in(cast.author)
    assert author.post("/en/partners/new/", typed(**CALL, do="save")).status_code == 302
    initiative = Initiative.objects.get()
    kept = initiative.draft.content
    assert (kept.stage, kept.call, kept.replaces) == ("preparing", "2027-2", True)
    assert kept.rules == (RuleContent("countries", 3), RuleContent("police", 1))
    assert kept.call_deadline is not None and kept.call_deadline.astimezone(UTC).date() == in_days(60)
    page = author.get(f"/en/partners/mine/{initiative.key}/edit/").content.decode()
    assert 'name="call" value="2027-2"' in page and f'value="{in_days(60)}"' in page
    answer = author.post(f"/en/partners/mine/{initiative.key}/edit/", typed(**CALL, do="save", version="1"))
    assert answer.status_code == 302
    assert Initiative.objects.get().draft.content == kept


def test_a_number_without_what_it_counts_is_said_at_its_field(cast: Cast) -> None:
    answer = logged_in(cast.author).post("/en/partners/new/", typed(rules__1__least="2", do="save"))
    assert answer.status_code == 422
    assert "Say of what, or take the number out." in answer.content.decode()


@pytest.mark.parametrize(("days", "place"), [(-1, "call_deadline"), (39, "deadline"), (41, None)])
def test_the_deadlines_of_call_and_replies_fit_each_other(days: int, place: str | None) -> None:
    found = gaps(content(call_deadline=timezone.now() + timedelta(days=days)))
    assert [gap.place for gap in found] == ([place] if place else [])


def test_the_difference_shows_every_field_that_changed(db: None) -> None:
    changed = {row.label for row in difference(content(), whole(), "en") if row.changed}
    assert changed >= {
        *("How far it is", "Programme", "Name or number of the call", "Link to the call", "Deadline of the call"),
        *("Rules of the consortium", "It only replaces a partner who has left", "Working language"),
    }


def test_the_public_page_shows_the_call(client: Any, public: Make) -> None:
    initiative = public(stage="applied", call="2027-2", call_url="https://calls.example.org/")
    page = client.get(initiative.get_absolute_url()).content.decode()
    assert "Applied for" in page and ">2027-2</a>" in page
