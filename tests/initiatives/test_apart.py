"""What a block keeps away besides messages: questions, decisions, words with a no; and what is sent at its moment."""

import threading
import time
from collections.abc import Callable
from uuid import uuid4

import pytest
from django.db import connection, transaction

from initiatives.errors import RefusedError
from initiatives.models import Interest, Message, Question
from initiatives.services.ask import ask
from initiatives.services.decide import decide
from initiatives.services.decline import decline
from initiatives.services.express_interest import express_interest
from initiatives.services.handle_report import handle_report
from initiatives.services.keep_apart import keep_apart
from initiatives.services.report_talk import report_talk
from initiatives.words import NO_QUESTION, NO_WORDS, NOT_NOW, TALK_OVER
from tests.initiatives.conftest import Cast, Make
from tests.initiatives.replying import say, talk

pytestmark = pytest.mark.django_db


def question(cast: Cast, interest: Interest) -> object:
    return ask(
        initiative=interest.seat.initiative,
        organisation=cast.other,
        by=cast.partner,
        language="en",
        text="When does it begin?",
        submission=uuid4(),
    )


def offer(cast: Cast, interest: Interest) -> object:
    return express_interest(
        seat=interest.seat.initiative.seats.get(position=1),
        organisation=cast.other,
        by=cast.partner,
        role="practice",
        country=cast.other.country,
        pitch="Again we.",
    )


ACTS: dict[str, tuple[Callable[[Cast, Interest], object], object]] = {
    "message": (lambda cast, interest: say(interest, cast.partner, "Hello?"), TALK_OVER),
    "offer": (offer, NOT_NOW),
    "question": (question, NO_QUESTION),
    "agreed": (lambda cast, interest: decide(interest=interest, decision="agreed"), TALK_OVER),
    "no with words": (lambda cast, interest: decline(interests=[interest], thanks="later", text="Look out."), NO_WORDS),
}
KINDS = pytest.mark.parametrize("kind", ACTS)


def nothing_came(interest: Interest) -> bool:
    interest.refresh_from_db()
    made = (Message.objects.count(), Interest.objects.count(), Question.objects.count())
    return (*made, interest.state, interest.declined_text) == (1, 1, 0, "new", "")


@KINDS
def test_nothing_passes_a_block(cast: Cast, public: Make, kind: str) -> None:
    interest = talk(cast, public)
    act, words = ACTS[kind]
    keep_apart(organisation=cast.other, other=cast.organisation, by=cast.partner)
    with pytest.raises(RefusedError) as refused:
        act(cast, interest)
    assert refused.value.message == words
    assert nothing_came(interest)


@pytest.mark.parametrize("kind", ["message", "agreed", "no with words"])
def test_nothing_passes_in_a_talk_that_a_moderator_closed(cast: Cast, public: Make, kind: str) -> None:
    interest = talk(cast, public)
    made, _new = report_talk(interest=interest, organisation=cast.other, by=cast.partner, why="spam", text="")
    handle_report(report=made, by=cast.moderator, outcome="closed", note="")
    with pytest.raises(RefusedError):
        ACTS[kind][0](cast, interest)
    assert nothing_came(interest)


def test_an_offer_of_a_blocked_organisation_is_declined_in_the_words_of_the_hub(cast: Cast, public: Make) -> None:
    interest = talk(cast, public)
    keep_apart(organisation=cast.organisation, other=cast.other, by=cast.author)
    assert decline(interests=[interest], thanks="later") == 1


@pytest.mark.django_db(transaction=True)
@KINDS
def test_what_is_sent_while_a_block_is_made_waits_and_does_not_pass(cast: Cast, public: Make, kind: str) -> None:
    interest = talk(cast, public)
    said: list[str] = []

    def run() -> None:
        try:
            ACTS[kind][0](cast, interest)
            said.append("passed")
        except RefusedError as error:
            said.append(str(error.message))
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    with transaction.atomic():
        keep_apart(organisation=cast.organisation, other=cast.other, by=cast.author)
        thread.start()
        until = time.monotonic() + 10
        while thread.is_alive() and not waits() and time.monotonic() < until:
            thread.join(0.02)
    thread.join(10)
    assert said == [str(ACTS[kind][1])]
    assert nothing_came(interest)


def waits() -> bool:
    """Whether a connection waits for a lock."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks WHERE NOT granted AND database = "
            "(SELECT oid FROM pg_database WHERE datname = current_database())"
        )
        return bool(cursor.fetchone()[0])
