"""Two years after it was closed no word of an initiative is left, and the figures are what they were."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from hub.models import Country, Organisation
from initiatives.models import (
    Attestation,
    Draft,
    Event,
    FormerOffer,
    Initiative,
    InitiativeText,
    Interest,
    ModeratorNote,
    Pin,
    Question,
    Seat,
)
from initiatives.periods import Period
from initiatives.queries import counted
from initiatives.services.close import close
from initiatives.services.decide import decide
from initiatives.services.express_interest import express_interest
from initiatives.services.forget_initiatives import KEPT, forget_initiatives
from initiatives.services.pin import pin
from initiatives.services.write_note import write_note
from tests.factories.people import logged_in
from tests.hub.people.test_anonymise import tables_with
from tests.initiatives.clock import at
from tests.initiatives.conftest import Cast, Make, content

POSTED = datetime(2027, 2, 1, 12, tzinfo=UTC)
CLOSED = POSTED + timedelta(days=30)
MARK = "Zqforget"


def closed(cast: Cast, public: Make) -> Initiative:
    """One with an offer that was agreed to, a question, a note and a pin, all of which say MARK."""
    Organisation.objects.update(verified_until=POSTED + timedelta(days=9999))
    with at(POSTED):
        seats = content().seats
        made = public(
            deadline=POSTED + timedelta(days=90), programme=MARK, call=MARK, texts={"en": _text()}, seats=seats
        )
        made.seats.update(note=MARK)
        pin(owner=cast.partner, initiative=made)
        write_note(initiative=made, by=cast.moderator, text=MARK, submission=made.key)
        Question.objects.create(initiative=made, organisation=cast.other, author=cast.partner, language="en", text=MARK)
        offer, _new = express_interest(
            seat=made.seats.get(position=0),
            organisation=cast.other,
            by=cast.partner,
            role="practice",
            country=Country.objects.get(pk="DK"),
            pitch=MARK,
        )
    with at(POSTED + timedelta(days=9)):
        decide(interest=offer, decision="agreed")
    with at(CLOSED):
        return close(initiative=made, outcome="found", by=cast.author)


def _text() -> Any:
    one = content().texts["en"]
    return type(one)(MARK, one.summary, one.body)


def figures() -> tuple[Any, ...]:
    half = Period(2027, 1)
    return (
        *(counted.interests(half), counted.days_to_fill(half), counted.interests()),
        *(counted.initiatives(), counted.seats(), counted.grounds(half.end)),
    )


def test_words_go_after_two_years_and_a_second_time_changes_nothing(cast: Cast, public: Make) -> None:
    row = closed(cast, public)
    history, before = Event.objects.count(), figures()
    with at(CLOSED + KEPT - timedelta(seconds=1)):
        assert forget_initiatives() == 0
    assert InitiativeText.objects.exists() and Interest.objects.exists()
    with at(CLOSED + KEPT):
        assert forget_initiatives() == 1
        assert forget_initiatives() == 0
    for model in (Attestation, InitiativeText, Interest, ModeratorNote, Pin, Question):
        assert not model.objects.exists(), model
    assert not {table for table in tables_with(MARK) if table.startswith("initiatives_")}
    assert Draft.objects.get().data == {} and set(Seat.objects.values_list("note", flat=True)) == {""}
    row.refresh_from_db()
    assert (row.kind, row.outcome, row.countries) == ("training", "found", ["NL", "RO"])
    assert Event.objects.count() == history and FormerOffer.objects.count() == 1
    assert figures() == before == figures()


def test_its_pages_are_gone_for_everybody(client: Client, cast: Cast, public: Make) -> None:
    row = closed(cast, public)
    author = logged_in(cast.author)
    manage = reverse("partners_manage", args=[row.key])
    assert author.get(manage).status_code == 200
    with at(CLOSED + KEPT):
        forget_initiatives()
    assert author.get(manage).status_code == 404
    assert author.get(reverse("partners_mine")).status_code == 200
    assert logged_in(cast.moderator).get(reverse("initiatives_review", args=[row.key])).status_code == 404
    assert logged_in(cast.moderator).get(reverse("initiatives_queue")).status_code == 200
    assert client.get(row.get_absolute_url()).status_code == 404
    assert client.get(reverse("partners_statistics")).status_code == 200
