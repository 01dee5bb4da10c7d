"""Pairs of two rounds as numbers, and how they add up with the rounds themselves."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from hub.disclosure import Sum
from research.method import Left, Paired
from research.questionnaire import Kind, Question
from research.results.counting import Counted, Key
from research.results.said import Dimension, Said, dimensions

CHANGE = "change"
LEFT = "left"
KNOWLEDGE = ("both", "gained", "given_up", "neither")
UNANSWERED = "unanswered"
SCALE = ("higher", "same", "lower", UNANSWERED)


@dataclass(frozen=True)
class Side:
    """One of the two rounds: what the pairs said in it, and who of it is in no pair."""

    when: str
    said: Sequence[Said]
    left: Left[Said]


def name_of(before: str, after: str) -> str:
    return f"{before}-{after}"


def of_pairs(before: str, after: str, questions: Sequence[Question], found: Paired[Said], rounds: Counted) -> Counted:
    """`(pairs,)` all pairs; `(pairs, d, when, category)` what they said; `(pairs, d, "change", how)` how it changed.

    `(pairs, "left", when, reason)` and `(pairs, d, when, category, "left")` are those in no pair: what is said of pairs
    and of whole rounds would tell of them, so that they are protected, too.
    """
    pairs = name_of(before, after)
    counted = Counted({(pairs,): len(found.pairs)})
    sides = [
        Side(before, [one for one, _other in found.pairs], found.before),
        Side(after, [other for _one, other in found.pairs], found.after),
    ]
    for side in sides:
        _reasons(counted, pairs, side)
    for dimension in dimensions(questions):
        for side in sides:
            _answers(counted, rounds, pairs, dimension, side)
        _changes(counted, pairs, dimension, (before, after), found)
    return counted


def changes_of(dimension: Dimension) -> Sequence[str]:
    """The ways in which an answer can change; none where no answer is better than another."""
    if dimension.tests_knowledge:
        return KNOWLEDGE
    return SCALE if dimension.question.kind is Kind.SCALE else ()


def change(dimension: Dimension, before: Said, after: Said) -> str:
    """How one pair changed, in a word of `changes_of`."""
    if dimension.tests_knowledge:
        right = str(dimension.question.right[0])
        was, is_now = dimension.category(before) == right, dimension.category(after) == right
        return {(True, True): "both", (False, True): "gained", (True, False): "given_up"}.get((was, is_now), "neither")
    one, other = (said.answers.get(dimension.question.name) for said in (before, after))
    if one is None or other is None:
        return UNANSWERED
    return "same" if one == other else "higher" if other > one else "lower"


def _reasons(counted: Counted, pairs: str, side: Side) -> None:
    left = side.left
    if not left.many:
        counted.sums.append(Sum((side.when,), ((pairs,),)))
        return
    rest = (pairs, LEFT, side.when)
    counted.numbers[rest] = left.many
    counted.sums.append(Sum((side.when,), ((pairs,), rest)))
    reasons = {"alone": len(left.alone), "twins": left.twins, "without_code": left.without_code}
    counted.split(rest, {(*rest, name): number for name, number in reasons.items()})


def _answers(counted: Counted, rounds: Counted, pairs: str, dimension: Dimension, side: Side) -> None:
    tally = Counter(map(dimension.category, side.said))
    there = rounds.categories(side.when, dimension)
    counted.split((pairs,), {(pairs, dimension.name, side.when, category): tally[category] for category in there})
    rest = {}
    for category in there:
        whole, part = (side.when, dimension.name, category), (pairs, dimension.name, side.when, category)
        if side.left.many:
            rest[*part, LEFT] = rounds.numbers[whole] - tally[category]
            counted.sums.append(Sum(whole, (part, (*part, LEFT))))
        else:
            counted.sums.append(Sum(whole, (part,)))
    if rest:
        counted.split((pairs, LEFT, side.when), rest)


def _changes(counted: Counted, pairs: str, dimension: Dimension, sides: tuple[str, str], found: Paired[Said]) -> None:
    tally = Counter(change(dimension, one, other) for one, other in found.pairs)
    ways = [name for name in changes_of(dimension) if name != UNANSWERED or tally[name]]
    keys: dict[str, Key] = {name: (pairs, dimension.name, CHANGE, name) for name in ways}
    counted.split((pairs,), {key: tally[name] for name, key in keys.items()})
    if dimension.tests_knowledge:
        right = str(dimension.question.right[0])
        for when, kinds in zip(sides, (("both", "given_up"), ("both", "gained")), strict=True):
            whole = (pairs, dimension.name, when, right)
            if whole in counted.numbers:
                counted.sums.append(Sum(whole, tuple(keys[kind] for kind in kinds)))
