"""An uploaded list, whether it is text or a workbook."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import closing

from django.utils.translation import gettext as _

from dissemination.importing import csv_text, workbook
from dissemination.importing.reading import MOST_BYTES, Layout, Line, Unreadable, filled, first_lines, is_workbook
from dissemination.importing.values import Parsed, Vocabulary, parse

SHOWN = 5


def guessed_layout(data: bytes) -> Layout:
    """How the file is probably read. Raises `Unreadable` for one that is too large, or broken."""
    if len(data) > MOST_BYTES:
        raise Unreadable(_("The file is larger than 10 MB."))
    if is_workbook(data):
        return Layout(sheet=next(iter(workbook.sheets(data)), ""))
    return csv_text.guessed(data)


def opening(data: bytes, layout: Layout) -> list[Line]:
    """The headings and the first rows below them."""
    with closing(_lines(data, layout)) as lines:
        return first_lines(filled(lines), SHOWN)


def parsed(data: bytes, layout: Layout, columns: Sequence[str], words: Vocabulary) -> Iterator[Parsed]:
    """Every row below the headings, read by `columns`: what each column of the file is taken for, or nothing."""
    rows = filled(_lines(data, layout))
    next(rows, None)
    for row in rows:
        pairs = list(zip(columns, row.cells, strict=False))
        said = {column: text for column, text in pairs if column}
        faults = {columns[index]: fault for index, fault in row.faults.items() if columns[index : index + 1] != [""]}
        yield parse(row.number, said, faults, words)


def cells(data: bytes, encoding: str) -> Iterator[str]:
    """Every cell of every sheet; of a text, each line whole. Raises `Unreadable` for what is broken."""
    if not is_workbook(data):
        yield from data.decode(encoding or csv_text.guessed(data).encoding, "replace").splitlines()
        return
    for sheet in workbook.sheets(data):
        for line in workbook.read_workbook(data, Layout(sheet=sheet)):
            yield from line.cells


def _lines(data: bytes, layout: Layout) -> Generator[Line, None, None]:
    yield from workbook.read_workbook(data, layout) if is_workbook(data) else csv_text.read_csv(data, layout)
