"""How many were at a training stands beside how many of them answered: the difference tells of nobody."""

import pytest

from hub.disclosure import Sum
from research.results.attendance import ATTENDED, SILENT
from research.results.counting import Counted
from research.results.study_tables import Round, tables_of
from research.results.tables import Attendance, Number, Published, Table
from tests.research.questionnaire.making import content
from tests.research.results.test_protected import K, narrowest, people

QUESTIONS = list(content().questions.values())
TRAINING = "0a1b2c3d"


def round_of(when: str, many: int) -> Round:
    return Round(f"{when}@{TRAINING}", QUESTIONS, people(many, many))


def released(rounds: list[Round], attended: list[int]) -> list[Published]:
    """Round by round; `attended` is what the organisers' list says at each."""
    published: list[Published] = []
    for many, count in enumerate(attended, 1):
        published += tables_of(
            rounds[:many],
            least=K,
            published=published,
            paired=False,
            seed=1,
            attended={TRAINING: count} if count else {},
        )
    return published


def said(tables: list[Published]) -> Number:
    (found,) = [table for table in tables if isinstance(table, Attendance)]
    return found.attended


def size(tables: list[Published], when: str) -> Number:
    return next(one.sizes[0] for one in tables if isinstance(one, Table) and one.when.startswith(when) and not one.by)


def test_it_is_said_where_enough_were_silent() -> None:
    tables = released([round_of("before", 30), round_of("after", 24)], [0, 40])
    assert (said(tables), size(tables, "before"), size(tables, "after")) == (40, 30, 24)


@pytest.mark.parametrize("attended", [30, 31, 34, 20, 3])
def test_it_is_not_said_where_few_were_silent_or_more_answered(attended: int) -> None:
    tables = released([round_of("before", 30)], [attended])
    assert said(tables) is None
    assert size(tables, "before") == 30


def test_what_was_said_once_is_never_said_anew() -> None:
    tables = released([round_of("before", 30), round_of("after", 24)], [40, 50])
    assert said(tables) == 40


def test_a_later_round_near_to_it_does_not_say_how_many_answered() -> None:
    """Two of those who were there were silent half a year later: neither their number nor a way to it is said."""
    rounds = [round_of("before", 30), round_of("later", 38)]
    tables = released(rounds, [40, 40])
    assert said(tables) == 40
    assert size(tables, "later") is None
    shown = {key: number for table in tables for key, number in table.numbers()}
    sums = [Sum((ATTENDED, TRAINING), ((one.name,), (one.name, SILENT))) for one in rounds]
    sums += [
        Sum((one.name,), tuple(key for key in shown if len(key) == 3 and key[:2] == (one.name, "sure")))
        for one in rounds
    ]
    everything = {**shown, (rounds[1].name, SILENT): None, (rounds[0].name, SILENT): 10}
    keys = {key for one in sums for key in (one.total, *one.parts)}
    assert narrowest(Counted({}, sums), {key: everything[key] for key in keys}) >= K - 1e-6
