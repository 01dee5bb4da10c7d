"""Interest in a seat, its answer, and what is said about it."""

from typing import Any
from uuid import uuid4

import pytest

from initiatives.errors import Identifying, RefusedError, WrongState
from initiatives.models import Interest, Message
from initiatives.services.answer import answer
from initiatives.services.decide import decide
from initiatives.services.decline import decline
from initiatives.services.express_interest import express_interest
from initiatives.services.withdraw import withdraw
from tests.factories import people
from tests.initiatives.conftest import Cast, Make


def offer(cast: Cast, seat: Any, pitch: str = "We are a unit.") -> Interest:
    made, _new = express_interest(
        seat=seat,
        organisation=cast.other,
        by=cast.partner,
        role="practice",
        country=cast.other.country,
        pitch=pitch,
    )
    return made


def test_interest_is_expressed_once_per_seat_and_organisation(cast: Cast, public: Make) -> None:
    first, second = public().seats.all()
    assert offer(cast, first).pk == offer(cast, first, "Again.").pk
    offer(cast, second)
    assert Interest.objects.count() == 2


def test_agreeing_fills_the_seat_and_a_filled_seat_takes_nobody(cast: Cast, public: Make) -> None:
    seat = public().seats.get(position=0)
    decide(interest=offer(cast, seat), decision="agreed")
    seat.refresh_from_db()
    assert seat.open_places == 0
    with pytest.raises(RefusedError):
        express_interest(
            seat=seat,
            organisation=people.organisation(name="Third"),
            by=cast.partner,
            role="lead",
            country=cast.other.country,
            pitch="Late.",
        )


def test_an_answered_interest_cannot_be_withdrawn(cast: Cast, public: Make) -> None:
    interest = offer(cast, public().seats.get(position=0))
    decline(interests=[interest], thanks="later")
    with pytest.raises(WrongState):
        withdraw(interest=interest)
    with pytest.raises(WrongState):
        decide(interest=interest, decision="agreed")


def test_addresses_are_masked_before_they_are_stored(cast: Cast, public: Make) -> None:
    interest = offer(cast, public().seats.get(position=0), "Mail ana@two.example.org or 0722 123 456.")
    assert interest.pitch == "Mail •••@••• or •••."
    message, _new = answer(
        interest=interest, speaker=cast.other, by=cast.partner, text="ana (at) two.example.org", submission=uuid4()
    )
    assert message.text == "•••@•••"


def test_a_message_sent_twice_is_said_once(cast: Cast, public: Make) -> None:
    interest = offer(cast, public().seats.get(position=0))
    submission = uuid4()
    for _time in range(2):
        answer(interest=interest, speaker=cast.other, by=cast.partner, text="Hello.", submission=submission)
    assert Message.objects.count() == 1


def test_a_message_about_one_child_is_refused(cast: Cast, public: Make) -> None:
    interest = offer(cast, public().seats.get(position=0))
    with pytest.raises(Identifying):
        answer(
            interest=interest,
            speaker=cast.other,
            by=cast.partner,
            text="She was born on 3 May 2011.",
            submission=uuid4(),
        )
    assert not Message.objects.exists()
