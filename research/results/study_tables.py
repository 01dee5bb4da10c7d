"""All tables that a study publishes when a round is over: of that round, and of its pairs with the round before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from hub.disclosure import NotProtectedError
from research.method import Paired, paired
from research.questionnaire import Question
from research.results.attendance import ATTENDED, attended_to_say, of_attendance
from research.results.counting import Counted, Groups, Key, groups_of, of_round
from research.results.figures import score_figures, with_figures
from research.results.paired_counting import LEFT, of_pairs
from research.results.protecting import protected
from research.results.said import Dimension, Said, dimensions
from research.results.tables import Attendance, Number, Published, pair_counts, tables_of_pairs, tables_of_round


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
    rounds: Sequence[Round],
    *,
    least: int,
    published: Sequence[Published],
    paired: bool,
    seed: int,
    attended: Mapping[str, int] | None = None,
) -> list[Published]:
    """The new tables of the last of `rounds`, in their order; those of the others are `published` and stay.

    Where pairs cannot be told of without telling of somebody in none, the rounds are told of and the pairs are not.
    `attended` says how many were at each training.
    """
    said_before: dict[Key, Number] = {key: number for table in published for key, number in table.numbers()}
    pairs = _pairs(rounds) if paired else []
    there = attended or {}
    try:
        return _tables(rounds, pairs, there, least, said_before, seed)
    except NotProtectedError:
        return _tables(rounds, [], there, least, said_before, seed)


def _tables(
    rounds: Sequence[Round],
    pairs: Sequence[_Pair],
    attended: Mapping[str, int],
    least: int,
    said_before: dict[Key, Number],
    seed: int,
) -> list[Published]:
    counted, groups = Counted(), dict[str, list[Groups]]()
    for one in rounds:
        backgrounds = [question for question in one.questions if question.background]
        groups[one.name] = [groups_of(question, one.said, least=least) for question in backgrounds]
        counted.add(of_round(one.name, one.questions, one.said, groups[one.name]))
    for pair in pairs:
        counted.add(of_pairs(pair.before.name, pair.after.name, pair.questions, pair.found, counted))
    _add_attendance(counted, rounds, attended, said_before, least)
    shown = protected(counted, least=least, published=said_before)
    last = rounds[-1]
    made: list[Published] = [*tables_of_round(last.name, dimensions(last.questions), groups[last.name], counted, shown)]
    for pair in pairs:
        if pair.after is last:
            made += _of_pair(pair, counted, shown, seed)
    key = (ATTENDED, last.training)
    if last.training in attended and key not in said_before:
        made.append(Attendance(last.training, shown.get(key)))
    return made


def _add_attendance(
    counted: Counted, rounds: Sequence[Round], attended: Mapping[str, int], said_before: dict[Key, Number], least: int
) -> None:
    by_training: dict[str, list[str]] = {}
    for one in rounds:
        if one.training:
            by_training.setdefault(one.training, []).append(one.name)
    said = attended_to_say(attended, by_training, counted, said_before, least=least)
    for training, number in said.items():
        counted.add(of_attendance(training, number, by_training[training], counted))


def _of_pair(pair: _Pair, counted: Counted, shown: dict[Key, Number], seed: int) -> list[Published]:
    names = pair.before.name, pair.after.name
    asked: Sequence[Dimension] = dimensions(pair.questions)
    tables = with_figures([*tables_of_pairs(*names, asked, counted, shown)], asked, pair.found)
    counts = pair_counts(*names, shown)
    tell_lost = _tells_lost(pair, counts.name, shown)
    score = score_figures(pair.questions, tables, pair.found, seed=seed, tell_lost=tell_lost)
    return [replace(counts, score=score), *tables]


def _tells_lost(pair: _Pair, pairs: str, shown: dict[Key, Number]) -> bool:
    """Whether all that a figure of those who never answered again is made of is said: how many, and their answers."""
    rest = (pairs, LEFT, pair.before.name)
    alone = shown.get((*rest, "alone"))
    asked = {question.name for question in pair.questions if question.right}
    answers = [
        number
        for key, number in shown.items()
        if len(key) == 5 and key[0] == pairs and key[2] == pair.before.name and key[4] == LEFT and key[1] in asked
    ]
    return alone is not None and alone == shown.get(rest) and None not in answers


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
