"""An uploaded list as rows of agencies and contacts."""

from collections.abc import Iterator, Sequence

from dissemination.importing.values import Parsed, Vocabulary, parse
from hub.lists import csv_text, workbook
from hub.lists.files import lines
from hub.lists.reading import Layout, filled, is_workbook


def parsed(data: bytes, layout: Layout, columns: Sequence[str], words: Vocabulary) -> Iterator[Parsed]:
    """Every row below the headings, read by `columns`: what each column of the file is taken for, or nothing."""
    rows = filled(lines(data, layout))
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
