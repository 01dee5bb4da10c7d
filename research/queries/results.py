"""What a study publishes, as its page shows it: the frozen tables with the words of the reader's language."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from hub.charts import Bars, bars
from hub.people.reader import PUBLIC, Reader
from research.models import ReleasedTable, SaidInWords, Study, Wave
from research.queries.result_words import Words, change_words
from research.queries.round_names import RoundNames
from research.questionnaire import Content
from research.results.tables import Attendance, Number, PairCounts, PairTable, Published, Table, of_json

ON_A_BAR = 32


@dataclass(frozen=True)
class Grid:
    """A table to read: heads of columns, and rows of a name and numbers; `chart` where there is one column.

    `label` says which of all tables of the page it is.
    """

    title: str
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Number]]]
    language: str
    chart: Bars | None = None
    figures: Mapping[str, Any] = field(default_factory=dict)
    label: str = ""


@dataclass(frozen=True)
class Shown:
    """A question of a round, or of the pairs: its grids, the first of them of everybody. `name` is its short name."""

    name: str
    title: str
    language: str
    grids: Sequence[Grid]
    words: Sequence[str] = ()


@dataclass(frozen=True)
class RoundShown:
    """A round, or its pairs with the one before (`counts`). `attended` is how many were at its training."""

    name: str
    title: str
    number: Number
    questions: Sequence[Shown]
    counts: PairCounts | None = None
    attended: Number = None


@dataclass(frozen=True)
class Released:
    """What a study published: its rounds, their tables, and what an editor published of what was written."""

    waves: Sequence[Wave]
    tables: Sequence[ReleasedTable]
    words: Sequence[SaidInWords]

    def contents(self) -> dict[str, Content]:
        """What each round asked, by its name in the tables, in the order of the rounds."""
        return {wave.name: Content.of(wave.version.content) for wave in self.waves if wave.version}


def released(study: Study) -> Released:
    """Three queries, whatever was answered."""
    waves = study.waves.filter(state=Wave.State.RELEASED).select_related("version").order_by("closed_at")
    words = SaidInWords.objects.filter(study=study, state=SaidInWords.State.PUBLISHED)
    return Released(list(waves), list(ReleasedTable.objects.filter(study=study)), list(words))


def rounds_of(
    found: Released, *, language: str, reader: Reader = PUBLIC, names: RoundNames | None = None
) -> list[RoundShown]:
    """All rounds in order, each with its pairs. One query for `names` where they are not given."""
    names = names or RoundNames(found.waves, language=language, reader=reader)
    words = Words(found.contents(), language)
    by_wave: dict[int, list[Published]] = {wave.pk: [] for wave in found.waves}
    for row in found.tables:
        by_wave[row.wave_id].append(of_json(row.content))
    said: dict[int, dict[str, list[str]]] = {wave.pk: {} for wave in found.waves}
    for one in found.words:
        said[one.wave_id].setdefault(one.question, []).append(one.text)
    tables = [table for own in by_wave.values() for table in own]
    there = {table.training: table.attended for table in tables if isinstance(table, Attendance)}
    return [
        _labelled(replace(shown, attended=there.get(wave.name.partition("@")[2]) if shown.counts is None else None))
        for wave in found.waves
        for shown in _rounds(by_wave[wave.pk], words, names, said[wave.pk])
    ]


def _labelled(shown: RoundShown) -> RoundShown:
    questions = []
    for question in shown.questions:
        names = [question.title, *(f"{question.title} – {grid.title}" for grid in question.grids[1:])]
        pairs = zip(question.grids, names, strict=False)
        questions.append(
            replace(question, grids=[replace(grid, label=f"{shown.title}: {name}") for grid, name in pairs])
        )
    return replace(shown, questions=questions)


def _rounds(
    tables: Sequence[Published], words: Words, names: RoundNames, said: Mapping[str, Sequence[str]]
) -> Iterable[RoundShown]:
    alone = [table for table in tables if isinstance(table, Table)]
    if alone:
        when = alone[0].when
        number = next(table.sizes[0] for table in alone if not table.by)
        texts = [_in_words(name, own, words) for name, own in said.items()]
        yield RoundShown(when, names.named(when), number, [*_questions(alone, words), *texts])
    for counts in (table for table in tables if isinstance(table, PairCounts)):
        pairs = [table for table in tables if isinstance(table, PairTable) and table.name.startswith(f"{counts.name}:")]
        title = _("The same people: %(before)s, and %(after)s") % {
            "before": names.named(counts.before, inside=True),
            "after": names.named(counts.after, inside=True),
        }
        questions = [_pair(table, words, names) for table in pairs]
        yield RoundShown(counts.name, title, counts.pairs, questions, _named(counts, names))


def _in_words(name: str, texts: Sequence[str], words: Words) -> Shown:
    _question, title, language = words.question(name)
    return Shown(name, title, language, [], texts)


def _questions(tables: Sequence[Table], words: Words) -> Iterable[Shown]:
    by_question: dict[str, list[Table]] = {}
    for table in tables:
        by_question.setdefault(table.dimension, []).append(table)
    for name, own in by_question.items():
        _question, title, language = words.question(name)
        yield Shown(name, title, language, [_grid(table, words, title, language) for table in own])


def _grid(table: Table, words: Words, title: str, language: str) -> Grid:
    rows = [
        (words.category(table.dimension, category), row)
        for category, row in zip(table.categories, table.cells, strict=True)
    ]
    if not table.by:
        return Grid(title, [_("Answers")], rows, language, bars((_short(name), numbers[0]) for name, numbers in rows))
    heads = [words.group(table.by, group) for group in table.groups]
    title = _("By the answers to “%(question)s”") % {"question": words.question(table.by)[1]}
    return Grid(title, heads, [*rows, (_("All"), table.sizes)], language)


def _short(name: str) -> str:
    """As much of a name as stands beside its number on a telephone; the table says it whole."""
    return name if len(name) <= ON_A_BAR else f"{name[: ON_A_BAR - 1]}…"


def _named(counts: PairCounts, names: RoundNames) -> PairCounts:
    """With the names of the rounds in words."""
    return replace(
        counts,
        answered={names.named(when): number for when, number in counts.answered.items()},
        left={names.named(when): reasons for when, reasons in counts.left.items()},
    )


def _pair(table: PairTable, words: Words, names: RoundNames) -> Shown:
    _question, title, language = words.question(table.dimension)
    categories = list(dict.fromkeys(one for own in table.categories.values() for one in own))
    sides = (table.before, table.after)
    columns = [dict(zip(table.categories[when], table.cells[when], strict=True)) for when in sides]
    rows = [(words.category(table.dimension, one), [column.get(one, 0) for column in columns]) for one in categories]
    heads = [names.named(when) for when in sides]
    grids = [Grid(title, heads, rows, language, None, table.figures)]
    if table.change:
        change = [(change_words(how), [number]) for how, number in table.change.items()]
        grids.append(Grid(_("How each person changed"), [_("Pairs")], change, language))
    return Shown(table.dimension, title, language, grids)
