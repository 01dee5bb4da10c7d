"""Whoever reads all that a study publishes, rounds and pairs, learns of no hidden number more than a wide range."""

import random
from collections.abc import Sequence

import numpy
import pytest
from scipy.optimize import linprog
from scipy.sparse import lil_array

from research.method import paired
from research.questionnaire import kept
from research.results.counting import Counted, Key, groups_of, of_round
from research.results.paired_counting import of_pairs
from research.results.protecting import protected
from research.results.said import Said
from tests.research.questionnaire.making import content

K = 5


def people(many: int, seed: int, *, better: float = 0.0) -> list[Said]:
    """Made-up respondents: most are of one profession and two are rare, most know the right answer."""
    chance = random.Random(seed)  # noqa: S311 - made up
    said = []
    for number in range(many):
        given = {
            "profession": chance.choices([1, 2, 3, 4], [60, 25, 10, 5])[0],
            "trained": chance.choices([1, 2], [40, 60])[0],
            "where": sorted(chance.sample([1, 2, 3], chance.randint(1, 2))),
            "sure": min(5, chance.choices([1, 2, 3, 4, 5], [5, 15, 40, 30, 10])[0] + (chance.random() < better)),
            "cases": chance.choice([0, 0, 1, 3, 150]),
            "guardian": 2 if chance.random() < 0.5 + better / 2 else chance.choice([1, 3]),
        }
        answers = kept(content(), given)
        said.append(Said(answers, {"profession": given["profession"]}, f"{number}".encode()))
    return said


def study(before: Sequence[Said], after: Sequence[Said]) -> Counted:
    questions = list(content().questions.values())
    counted = Counted()
    for when, said in (("before", before), ("after", after)):
        backgrounds = [groups_of(question, said, least=K) for question in content().backgrounds]
        counted.add(of_round(when, questions, said, backgrounds))
    pairs = paired([(one.code, one) for one in before], [(one.code, one) for one in after])
    counted.add(of_pairs("before", "after", questions, pairs, counted))
    return counted


def narrowest(counted: Counted, shown: dict[Key, int | None]) -> float:
    """The narrowest range of a hidden number, to whoever knows all that is shown and how it adds up."""
    keys = list(shown)
    place = {key: at for at, key in enumerate(keys)}
    matrix = lil_array((len(counted.sums), len(keys)))
    for row, one in enumerate(counted.sums):
        matrix[row, place[one.total]] = 1
        for part in one.parts:
            matrix[row, place[part]] = -1
    bounds = [(0, None) if value is None else (value, value) for value in shown.values()]
    equations, zeros = matrix.tocsr(), numpy.zeros(len(counted.sums))
    widths = [numpy.inf]
    for key in keys:
        if shown[key] is None:
            towards = numpy.zeros(len(keys))
            towards[place[key]] = 1
            lowest = linprog(towards, A_eq=equations, b_eq=zeros, bounds=bounds)
            highest = linprog(-towards, A_eq=equations, b_eq=zeros, bounds=bounds)
            assert lowest.status == 0
            widths.append(numpy.inf if highest.status == 3 else -highest.fun - lowest.fun)
    return min(widths)


@pytest.mark.parametrize(("many", "lost"), [(120, 30), (60, 2), (40, 0), (24, 20)])
def test_everything_that_is_published_together_tells_no_hidden_number(many: int, lost: int) -> None:
    before, after = people(many, many), people(many, many + 1, better=0.6)[: many - lost]
    counted = study(before, after)
    assert all(counted.numbers[one.total] == sum(counted.numbers[part] for part in one.parts) for one in counted.sums)
    shown = protected(counted, least=K, published={})
    assert all(shown[key] is None for key, number in counted.numbers.items() if number < K)
    assert narrowest(counted, shown) >= K - 1e-6


def test_without_the_second_hiding_the_small_numbers_would_follow() -> None:
    counted = study(people(120, 120), people(120, 121, better=0.6)[:90])
    small = {key: None if number < K else number for key, number in counted.numbers.items()}
    assert narrowest(counted, small) < K


def test_a_round_that_was_published_stays_as_it_was() -> None:
    before, after = people(80, 1), people(80, 2, better=0.5)[:60]
    questions = list(content().questions.values())
    first = of_round("before", questions, before, [groups_of(one, before, least=K) for one in content().backgrounds])
    published = protected(first, least=K, published={})
    whole = study(before, after)
    shown = protected(whole, least=K, published=published)
    assert {key: shown[key] for key in published} == published
    assert narrowest(whole, shown) >= K - 1e-6
