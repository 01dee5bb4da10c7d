"""A study's tables, round after round: a fixed list, each number said once and for all, none that tells too much."""

import pytest

from research.results.counting import Key
from research.results.study_tables import Round, tables_of
from research.results.tables import Number, PairCounts, PairTable, Published, Table, as_json, of_json
from tests.research.questionnaire.making import content
from tests.research.results.test_protected import K, people

QUESTIONS = list(content().questions.values())
BEFORE = Round("before", QUESTIONS, people(90, 1))
AFTER = Round("after", QUESTIONS, people(90, 2, better=0.7)[:70])
LATER = Round("later", QUESTIONS, people(90, 3, better=0.3)[:45])


def study(*rounds: Round, paired: bool = True) -> list[Published]:
    """All tables, published round by round as a study does."""
    published: list[Published] = []
    for many in range(1, len(rounds) + 1):
        published += tables_of(rounds[:many], least=K, published=published, paired=paired, seed=1)
    return published


@pytest.fixture(scope="module")
def tables() -> dict[str, Published]:
    return {table.name: table for table in study(BEFORE, AFTER, LATER)}


def test_the_list_is_fixed_by_the_questionnaire(tables: dict[str, Published]) -> None:
    alone = {"trained", "where.1", "where.2", "where.3", "sure", "cases", "guardian"}
    for when in ("before", "after", "later"):
        assert {name for name in tables if name.split(":")[0] == when} == {
            f"{when}:{name}{by}" for name in alone for by in ("", ":profession")
        }
    assert {name for name in tables if name.startswith("before-after")} == {
        "before-after",
        *(f"before-after:{name}" for name in alone),
    }
    assert "after-later" not in tables


def test_every_number_is_that_of_the_answers_or_is_not_said(tables: dict[str, Published]) -> None:
    sure = tables["after:sure"]
    assert isinstance(sure, Table)
    for category, (number,) in zip(sure.categories, sure.cells, strict=True):
        assert number in (None, sum(str(one.answers.get("sure")) == category for one in AFTER.said))
    guardian = tables["before-after:guardian"]
    assert isinstance(guardian, PairTable)
    gained = sum(
        one.answers["guardian"] != 2 and other.answers["guardian"] == 2
        for one, other in zip(BEFORE.said, AFTER.said, strict=False)
    )
    assert guardian.change["gained"] in (None, gained)


def test_a_number_is_said_the_same_wherever_it_stands(tables: dict[str, Published]) -> None:
    said: dict[Key, set[Number]] = {}
    for table in tables.values():
        for key, number in table.numbers():
            said.setdefault(key, set()).add(number)
    assert all(len(numbers) == 1 for numbers in said.values())
    assert all(number is None or number >= K for numbers in said.values() for number in numbers)


def test_figures_stand_only_beside_numbers_that_are_all_said(tables: dict[str, Published]) -> None:
    pairs = [table for table in tables.values() if isinstance(table, PairTable)]
    assert all(table.is_whole for table in pairs if table.figures)
    for table in pairs:
        if table.figures:
            assert table.figures["p_adjusted"] >= table.figures["p"]
            assert table.figures["pairs"] == table.pairs


def test_those_who_were_lost_are_told_of_only_where_their_number_is_said(tables: dict[str, Published]) -> None:
    told = [table for table in tables.values() if isinstance(table, PairCounts) and table.score]
    for table in told:
        lost = table.score["lost"]
        assert not lost or lost["lost"] == table.left["before"]["alone"] is not None


def test_counts_of_pairs_add_up(tables: dict[str, Published]) -> None:
    counts = tables["before-after"]
    assert isinstance(counts, PairCounts)
    assert counts.answered == {"before": 90, "after": 70}
    assert counts.pairs in (None, 70)


def test_tables_survive_json(tables: dict[str, Published]) -> None:
    for table in tables.values():
        assert as_json(of_json(as_json(table))) == as_json(table)


def test_an_anonymous_study_pairs_nobody() -> None:
    assert not [table for table in study(BEFORE, AFTER, paired=False) if not isinstance(table, Table)]


def test_a_round_of_too_few_says_nothing() -> None:
    few = study(Round("once", QUESTIONS, people(K - 1, 5)), paired=False)
    assert {number for table in few for _key, number in table.numbers()} == {None}
