"""Every number of the coverage opens exactly its agencies; each question costs one query."""

import random
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from dissemination.models import Requirement
from dissemination.models.delivery import DeliveryState
from dissemination.queries.all_editions import all_editions
from dissemination.queries.coverage import Cell, Measure, Question, coverage
from dissemination.queries.holders import holders
from tests.dissemination.coverage.conftest import Hold
from tests.dissemination.directory import agency

pytestmark = pytest.mark.django_db
Exactly = Callable[[int], AbstractContextManager[object]]
STATES = [state for state in DeliveryState.values if state != "planned"]


def asked(edition: str = "2", **others: object) -> Question:
    return Question(edition=edition, on=timezone.localdate(), **{"older": ["1"], **others})


def grow(hold: Hold, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same walk at every run
    for number in range(40):
        one = agency(f"Unit {number}", chance.choice(["NL", "RO", "DK"]), chance.choice(["police", "ngo"]))
        if chance.random() < 0.3:
            Requirement.objects.filter(agency=one).delete()
        for edition in ("1", "2", "3"):
            for language in ("nl", "ro", "en"):
                if chance.random() < 0.3:
                    hold(one, edition, language, chance.choice(STATES))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", ["", "police"])
def test_every_number_opens_as_many_agencies_as_it_says(hold: Hold, seed: int, kind: str) -> None:
    grow(hold, seed)
    question = asked(kind=kind)
    found = coverage(question)
    opened = 0
    for row in [*found.rows, found.total]:
        within = replace(question, countries=frozenset({row.country})) if row.country else question
        for language, cell in [("", row.total), *row.cells.items()]:
            for measure in Measure:
                if language and measure in {Measure.REQUIRED, Measure.MISSING}:
                    continue
                behind = holders(within, measure=measure, language=language)
                assert len(behind) == getattr(cell, measure), (row.country, language, measure)
                opened += len(behind)
    assert opened > 100


def test_the_numbers_of_all_editions_are_those_of_each(hold: Hold) -> None:
    grow(hold, 7)
    found = all_editions(editions=["3", "2", "1"], on=timezone.localdate())
    for edition in ("1", "2", "3"):
        one = coverage(asked(edition, older=[]))
        assert [row.country for row in one.rows] == [row.country for row in found.rows]
        for row, of_all in zip([*one.rows, one.total], [*found.rows, found.total], strict=True):
            ours = of_all.cells[edition]
            assert (ours.confirmed, ours.delivered, ours.sent, ours.planned) == (
                (row.total.confirmed, row.total.delivered, row.total.sent, row.total.planned)
            )


def test_one_query_whatever_the_size(hold: Hold, django_assert_num_queries: Exactly) -> None:
    grow(hold, 1)
    with django_assert_num_queries(1):
        coverage(asked())
    with django_assert_num_queries(1):
        holders(asked(), measure=Measure.SENT, language="nl")
    with django_assert_num_queries(1):
        all_editions(editions=["2", "1"], on=timezone.localdate())
    with django_assert_num_queries(1):
        coverage(replace(asked(), on=date(2026, 1, 1)))


def test_who_must_hold_it_and_holds_nothing_is_counted_apart(hold: Hold) -> None:
    hold(agency("Holds"))
    hold(agency("Came back"), state="bounced")
    agency("Was never sent anything")
    free = agency("Need not")
    Requirement.objects.filter(agency=free).delete()
    (row,) = coverage(asked()).rows
    assert row.total == Cell(sent=1, planned=2, required=3, missing=2)
    assert [one.name for one in holders(asked(), measure=Measure.MISSING)] == ["Came back", "Was never sent anything"]


def test_an_older_edition_counts_only_where_this_one_is_not_held(hold: Hold) -> None:
    behind, current = agency("Behind"), agency("Current")
    hold(behind, "1", "nl", "acknowledged")
    hold(current, "1", "nl", "acknowledged")
    hold(current, "2", "ro")
    (row,) = coverage(asked()).rows
    assert (row.total.older, row.cells["nl"].older) == (1, 1)
    (holder,) = holders(asked(), measure=Measure.OLDER)
    assert (holder.name, [str(one) for one in holder.known]) == ("Behind", ["1/nl/1"])
    assert not coverage(asked("1", older=[])).rows[0].total.older, "a newer edition is no older one"


def test_agencies_of_the_day_alone_are_asked(hold: Hold) -> None:
    hold(agency("Gone", valid_to=date(2026, 1, 2)))
    hold(agency("Not yet", valid_from=date(2999, 1, 1)))
    assert coverage(asked()).rows == []
    assert holders(asked()) == []
