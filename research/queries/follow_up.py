"""What came of a training, on four levels (Kirkpatrick): what published tables tell, and what is not known."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from hub.charts import Bars, bars
from hub.people.reader import Reader
from hub.publishing.best_page import readable
from research.models import ReleasedTable, StudyPage, Wave
from research.queries.result_words import when_words
from research.queries.results import Released, RoundShown, Shown, rounds_of
from research.queries.round_names import RoundNames
from research.questionnaire import Content, Level
from research.results.tables import PairCounts

State, When = Wave.State, Wave.When


@dataclass(frozen=True)
class Known:
    """A question of a level, in a round or in the pairs of two."""

    round: str
    question: Shown


@dataclass(frozen=True)
class Curve:
    """How many questions of knowledge the pairs answered rightly, as a share of all, before and then."""

    title: str
    counts: PairCounts
    chart: Bars


@dataclass(frozen=True)
class LevelShown:
    level: Level
    title: str
    known: Sequence[Known]
    curves: Sequence[Curve]
    unknown: Sequence[str]


@dataclass(frozen=True)
class Response:
    """How many of those who were there answered a round; the share where both numbers are said."""

    round: RoundShown

    @property
    def share(self) -> int | None:
        if self.round.number is None or not self.round.attended:
            return None
        return round(100 * self.round.number / self.round.attended)


@dataclass(frozen=True)
class FollowUp:
    """`studies` are those that follow the training and that the reader may see."""

    studies: Sequence[StudyPage]
    responses: Sequence[Response]
    levels: Sequence[LevelShown]


def follow_up(training: UUID, *, language: str, reader: Reader) -> FollowUp:
    """Of the training whose page has this key. Three queries, however many studies, rounds and answers."""
    pages = _studies(training, language, reader)
    waves = Wave.objects.filter(training=training, study__live=True, study__page_key__in=pages)
    found = list(waves.select_related("study", "version").order_by("closes_at", "pk"))
    rows = list(ReleasedTable.objects.filter(wave__in=found).order_by("order"))
    names = RoundNames([], language=language)  # all are of one training, which the page names
    rounds = [
        shown for own in _by_study(found) for shown in rounds_of(_released(own, rows), language=language, names=names)
    ]
    levels = _levels(found)
    return FollowUp(
        studies=[pages[wave.study.page_key] for wave in {wave.study_id: wave for wave in found}.values()],
        responses=[Response(one) for one in rounds if one.counts is None],
        levels=[_level(level, levels, found, rounds) for level in Level],
    )


def level_words(level: Level) -> str:
    return {
        Level.REACTION: _("Reaction: what they thought of it"),
        Level.LEARNING: _("Learning: what they know and can do"),
        Level.BEHAVIOUR: _("Behaviour: what they do at work"),
        Level.RESULTS: _("Results: what became of it for children"),
    }[level]


def _studies(training: UUID, language: str, reader: Reader) -> dict[UUID, StudyPage]:
    """Pages of the studies that ask about a training, each in `language` or else in the source's, by their key."""
    keys = Wave.objects.filter(training=training, study__live=True).values("study__page_key")
    pages = readable(StudyPage.objects.filter(translation_key__in=keys), language=language, reader=reader)
    ordered = sorted(pages, key=lambda page: page.locale.language_code == language)
    return {page.translation_key: page for page in ordered}


def _by_study(waves: Sequence[Wave]) -> list[list[Wave]]:
    by_study: dict[int, list[Wave]] = {}
    for wave in waves:
        by_study.setdefault(wave.study_id, []).append(wave)
    return list(by_study.values())


def _released(waves: Sequence[Wave], rows: Sequence[ReleasedTable]) -> Released:
    own = [wave for wave in waves if wave.state == State.RELEASED]
    return Released(own, [row for row in rows if row.wave_id in {wave.pk for wave in own}], [])


def _levels(waves: Sequence[Wave]) -> dict[int, dict[str, str]]:
    """Of each round that was opened, the level of each of its questions."""
    contents = {wave.pk: Content.of(wave.version.content) for wave in waves if wave.version}
    return {
        pk: {name: question.measures for name, question in content.questions.items()}
        for pk, content in contents.items()
    }


def _level(
    level: Level, levels: Mapping[int, Mapping[str, str]], waves: Sequence[Wave], rounds: Sequence[RoundShown]
) -> LevelShown:
    names = {name for own in levels.values() for name, one in own.items() if one == level}
    known = _known(names, rounds)
    curves = list(_curves(rounds)) if level == Level.LEARNING else []
    asked = [wave for wave in waves if level in levels.get(wave.pk, {}).values()]
    return LevelShown(level, level_words(level), known, curves, list(_unknown(level, asked, waves, known, rounds)))


def _known(names: set[str], rounds: Sequence[RoundShown]) -> list[Known]:
    """A question stands in the pairs, where they say something of it; else in each round alone."""
    found = [
        (shown, question)
        for shown in rounds
        for question in shown.questions
        if question.grids and question.name.partition(".")[0] in names and _says_something(question)
    ]
    paired = {question.name for shown, question in found if shown.counts}
    return [Known(shown.title, question) for shown, question in found if shown.counts or question.name not in paired]


def _says_something(question: Shown) -> bool:
    return any(number is not None for _name, row in question.grids[0].rows for number in row)


def _curves(rounds: Sequence[RoundShown]) -> Iterator[Curve]:
    for shown in rounds:
        score = shown.counts.score if shown.counts else None
        if shown.counts and score:
            sides = ((shown.counts.before, score["before"]), (shown.counts.after, score["after"]))
            shares = [(when_words(when), round(100 * mean / score["questions"])) for when, mean in sides]
            yield Curve(shown.title, shown.counts, bars(shares, whole=100))


def _unknown(
    level: Level, asked: Sequence[Wave], waves: Sequence[Wave], known: Sequence[Known], rounds: Sequence[RoundShown]
) -> Iterator[str]:
    """Plain sentences, the most important first."""
    if not asked:
        yield _("Nobody was asked about this.")
    for wave in asked:
        yield from _of_round(wave, rounds)
    if level in {Level.LEARNING, Level.BEHAVIOUR} and asked:
        if not any(wave.when == When.LATER and wave.state != State.PLANNED for wave in waves):
            yield _("Nobody has been asked half a year later.")
        if known and not any(shown.counts for shown in rounds):
            yield _("No answers of the same person before and after could be compared.")
    if any(number is None for one in known for _name, row in one.question.grids[0].rows for number in row):
        yield _("Some numbers are kept back, because they could point to somebody.")
    if known:
        yield _("There was no comparison group, so this does not show that the training caused a change.")
    if level == Level.RESULTS:
        yield _(
            "Official statistics count the victims who were identified in a whole country. They cannot show what one "
            "training did."
        )


def _of_round(wave: Wave, rounds: Sequence[RoundShown]) -> Iterator[str]:
    when = when_words(wave.name)
    if wave.state != State.RELEASED:
        yield _("%(round)s: nothing is published of this round yet.") % {"round": when}
    elif not any(one.name == wave.name and one.number is not None for one in rounds):
        yield _("%(round)s: fewer than %(least)d people answered, so nothing is said.") % {
            "round": when,
            "least": wave.study.least,
        }
