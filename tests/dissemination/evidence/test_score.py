"""The score of an address: a fold that does not care in which order things were heard."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dissemination.evidence.score import Score, Seen, score

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)


def seen(kind: str, days_ago: float, message: int = 0, enhanced: str = "5.2.2", restored: bool = False) -> Seen:
    return Seen(kind, NOW - timedelta(days=days_ago), UUID(int=message), enhanced, restored)


def soft(days_ago: float, message: int = 0) -> Seen:
    return seen("bounced_soft", days_ago, message or int(days_ago * 100))


def of(*events: Seen) -> Score:
    return score(events, now=NOW)


def test_nothing_seen_is_nothing_to_answer_for() -> None:
    assert (of().value, of().is_enough) == (0, False)


def test_a_refusal_for_good_is_enough() -> None:
    assert of(seen("bounced_hard", 1, enhanced="5.1.1")).is_enough


def test_five_days_with_refusals_for_now_are_enough() -> None:
    assert of(*[soft(day) for day in (5, 4, 3, 2)]).value == 80
    assert of(*[soft(day) for day in (5, 4, 3, 2, 1)]).is_enough


def test_one_day_counts_once_and_so_does_one_message() -> None:
    assert of(*[soft(5 - hour / 100, hour + 1) for hour in range(20)]).value == 20
    assert of(*[soft(day, 7) for day in range(1, 9)]).value == 20


def test_silence_after_a_message_was_taken_speaks_for_the_address() -> None:
    refused = [soft(10), soft(9)]
    assert of(*refused, seen("accepted", 8, 901)).value == 30
    assert of(*refused, seen("accepted", 2, 902)).value == 40  # not silent for long enough
    assert of(*refused, seen("accepted", 8, 903), seen("bounced_soft", 7, 903)).value == 60
    assert of(*[seen("accepted", day, int(day)) for day in (9, 8, 7)], soft(2)).value == 20  # no credit


@pytest.mark.parametrize("kind", ["blocked", "delayed", "auto_reply", "note", "expired", "delivered", "complained"])
def test_what_never_counts(kind: str) -> None:
    assert of(*[seen(kind, day, day) for day in range(1, 30)]).value == 0


def test_ninety_days_are_remembered() -> None:
    assert of(*[soft(day) for day in (95, 94, 93, 92, 91)]).value == 0
    assert of(seen("bounced_hard", 91)).value == 0


def test_what_an_officer_restores_begins_anew() -> None:
    restored = seen("note", 3, restored=True)
    assert not of(seen("bounced_hard", 5), restored).is_enough
    assert of(seen("bounced_hard", 5), restored, seen("bounced_hard", 1, 2)).is_enough
    assert of(*[soft(day) for day in (8, 7, 6, 5)], restored, soft(1)).value == 20


def test_two_days_without_a_reason_are_worth_a_look() -> None:
    assert not of(seen("bounced_soft", 3, 1, ""), seen("bounced_soft", 3.1, 2, "")).is_unclear
    assert of(seen("bounced_soft", 3, 1, ""), seen("bounced_soft", 2, 2, "5.0.0")).is_unclear
    assert not of(seen("bounced_soft", 3, 1, "5.2.2"), seen("bounced_soft", 2, 2, "")).is_unclear


KINDS = st.sampled_from(["bounced_soft", "bounced_soft", "accepted", "bounced_hard", "note", "blocked"])
EVENT = st.builds(
    lambda kind, hours, message, restored: seen(kind, hours / 24, message, "", restored and kind == "note"),
    KINDS, st.integers(0, 2400), st.integers(0, 12), st.booleans(),
)  # fmt: skip


@given(events=st.lists(EVENT, max_size=25), data=st.data())
def test_the_order_of_arrival_and_copies_do_not_matter(events: list[Seen], data: st.DataObject) -> None:
    shuffled = data.draw(st.permutations(events + events[:5]))
    assert score(shuffled, now=NOW) == score(events, now=NOW)
    found = score(events, now=NOW)
    assert 0 <= found.value <= found.peak <= 100
