"""All tables that a study publishes when a round is over: of that round, and of its pairs with the round before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from hub.disclosure import NotProtectedError
from research.method import Paired, paired
from research.questionnaire import Question
from research.results.counting import Counted, Groups, Key, groups_of, of_round
from research.results.figures import score_figures, with_figures
from research.results.paired_counting import of_pairs
from research.results.protecting import protected
from research.results.said import Dimension, Said, dimensions
from research.results.tables import Number, Published, pair_counts, tables_of_pairs, tables_of_round


@dataclass(frozen=True)
class Round:
    """A round that is over, with all that was said in it. `name` is `when`, and the training where there is one."""

    name: str
    questions: Sequence[Question]
    said: Sequence[Said]

    @property
    def training(self) -> str:
        return self.name.partition("@")[2]


@dataclass(frozen=True)
class _Pair:
    before: Round
    after: Round
    questions: Sequence[Question]
    found: Paired[Said]


def tables_of(
    rounds: Sequence[Round], *, least: int, published: Sequence[Published], paired: bool, seed: int
) -> list[Published]:
    """The new tables of the last of `rounds`, in their order; those of the others are `published` and stay.

    Where pairs cannot be told of without telling of somebody in none, the rounds are told of and the pairs are not.
    """
    said_before: dict[Key, Number] = {key: number for table in published for key, number in table.numbers()}
    pairs = _pairs(rounds) if paired else []
    try:
        return _tables(rounds, pairs, least, said_before, seed)
    except NotProtectedError:
        return _tables(rounds, [], least, said_before, seed)


def _tables(
    rounds: Sequence[Round], pairs: Sequence[_Pair], least: int, said_before: dict[Key, Number], seed: int
) -> list[Published]:
    counted, groups = Counted(), dict[str, list[Groups]]()
    for one in rounds:
        backgrounds = [question for question in one.questions if question.background]
        groups[one.name] = [groups_of(question, one.said, least=least) for question in backgrounds]
        counted.add(of_round(one.name, one.questions, one.said, groups[one.name]))
    for pair in pairs:
        counted.add(of_pairs(pair.before.name, pair.after.name, pair.questions, pair.found, counted))
    shown = protected(counted, least=least, published=said_before)
    last = rounds[-1]
    made: list[Published] = [*tables_of_round(last.name, dimensions(last.questions), groups[last.name], counted, shown)]
    for pair in pairs:
        if pair.after is last:
            made += _of_pair(pair, counted, shown, seed)
    return made


def _of_pair(pair: _Pair, counted: Counted, shown: dict[Key, Number], seed: int) -> list[Published]:
    names = pair.before.name, pair.after.name
    asked: Sequence[Dimension] = dimensions(pair.questions)
    tables = with_figures([*tables_of_pairs(*names, asked, counted, shown)], asked, pair.found)
    counts = pair_counts(*names, shown)
    return [replace(counts, score=score_figures(pair.questions, tables, pair.found, seed=seed)), *tables]


def _pairs(rounds: Sequence[Round]) -> list[_Pair]:
    """Each round with the first one of its training (or of the study): what was there before, against what came."""
    found = []
    for after in rounds[1:]:
        before = next(one for one in rounds if one.training == after.training)
        both = {question.name: question for question in before.questions}
        questions = [question for question in after.questions if both.get(question.name) == question]
        if before is not after and questions:
            matched = paired([(one.code, one) for one in before.said], [(one.code, one) for one in after.said])
            found.append(_Pair(before, after, questions, matched))
    return found
