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
from research.results.tables import Number, PairCounts, PairTable, Published, Table, of_json

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
    """A question of a round, or of the pairs: its grids, the first of them of everybody."""

    title: str
    language: str
    grids: Sequence[Grid]
    words: Sequence[str] = ()


@dataclass(frozen=True)
class RoundShown:
    name: str
    title: str
    number: Number
    questions: Sequence[Shown]
    counts: PairCounts | None = None


def rounds_of(study: Study, *, language: str, reader: Reader = PUBLIC) -> list[RoundShown]:
    """All published rounds in order, each with its pairs. Four queries, whatever was answered."""
    waves = study.waves.filter(state=Wave.State.RELEASED).select_related("version").order_by("closed_at")
    names = RoundNames(waves, language=language, reader=reader)
    contents = {wave.key.hex: Content.of(wave.version.content) for wave in waves if wave.version}
    words = Words(contents, language)
    by_wave: dict[int, list[Published]] = {wave.pk: [] for wave in waves}
    for row in ReleasedTable.objects.filter(study=study):
        by_wave[row.wave_id].append(of_json(row.content))
    said: dict[int, dict[str, list[str]]] = {wave.pk: {} for wave in waves}
    for one in SaidInWords.objects.filter(study=study, state=SaidInWords.State.PUBLISHED):
        said[one.wave_id].setdefault(one.question, []).append(one.text)
    return [_labelled(shown) for wave in waves for shown in _rounds(by_wave[wave.pk], words, names, said[wave.pk])]


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
        texts = [Shown(words.question(name)[1], words.question(name)[2], [], texts) for name, texts in said.items()]
        yield RoundShown(when, names.named(when), number, [*_questions(alone, words), *texts])
    for counts in (table for table in tables if isinstance(table, PairCounts)):
        pairs = [table for table in tables if isinstance(table, PairTable) and table.name.startswith(f"{counts.name}:")]
        title = _("The same people: %(before)s, and %(after)s") % {
            "before": names.named(counts.before, inside=True),
            "after": names.named(counts.after, inside=True),
        }
        questions = [_pair(table, words, names) for table in pairs]
        yield RoundShown(counts.name, title, counts.pairs, questions, _named(counts, names))


def _questions(tables: Sequence[Table], words: Words) -> Iterable[Shown]:
    by_question: dict[str, list[Table]] = {}
    for table in tables:
        by_question.setdefault(table.dimension, []).append(table)
    for name, own in by_question.items():
        _question, title, language = words.question(name)
        yield Shown(title, language, [_grid(table, words, title, language) for table in own])


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
    return Shown(title, language, grids)
