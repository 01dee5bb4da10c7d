"""Figures of the pairs that are more than counts: made only where every count that they are made of is said."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any

from research.method import Compared, Paired, holm, lost_compared, scale_change, score_change, yes_no_change
from research.questionnaire import Kind, Question
from research.results.said import Dimension, Said, score
from research.results.tables import PairTable

SCORE = "score"


def with_figures(tables: Sequence[PairTable], dimensions: Sequence[Dimension], found: Paired[Said]) -> list[PairTable]:
    """The tables with the test of each question, all p values adjusted together; untouched where a number is hidden."""
    by_name = {dimension.name: dimension for dimension in dimensions}
    compared = {
        table.name: one
        for table in tables
        if table.is_whole and (one := _compared(by_name[table.dimension], found)) is not None
    }
    adjusted = holm({name: one.p for name, one in compared.items()})
    return [
        replace(table, figures={**asdict(compared[table.name]), "p_adjusted": adjusted[table.name]})
        if table.name in compared
        else table
        for table in tables
    ]


def score_figures(
    questions: Sequence[Question], tables: Sequence[PairTable], found: Paired[Said], *, seed: int, tell_lost: bool
) -> Mapping[str, Any]:
    """The scores of pairs before and after; empty where a count of right answers is hidden.

    Those who were lost stand beside them where it may be told how many they are and what they said.
    """
    asked = [question for question in questions if question.right and question.kind is Kind.SINGLE]
    whole = {table.dimension for table in tables if table.is_whole}
    if not asked or not found.pairs or not whole.issuperset(question.name for question in asked):
        return {}
    pairs = [(score(asked, one), score(asked, other)) for one, other in found.pairs]
    stayed = [before for before, _after in pairs]
    lost = [score(asked, one) for one in found.before.alone]
    return {
        **asdict(score_change(pairs, seed=seed)),
        "questions": len(asked),
        "lost": asdict(lost_compared(stayed, lost)) if tell_lost else {},
    }


def _compared(dimension: Dimension, found: Paired[Said]) -> Compared | None:
    if not found.pairs:
        return None
    if dimension.tests_knowledge:
        right = str(dimension.question.right[0])
        return yes_no_change(
            [(dimension.category(one) == right, dimension.category(other) == right) for one, other in found.pairs]
        )
    if dimension.question.kind is not Kind.SCALE:
        return None
    steps = [tuple(said.answers.get(dimension.question.name) for said in pair) for pair in found.pairs]
    both = [(one, other) for one, other in steps if one is not None and other is not None]
    return scale_change(both) if both else None
