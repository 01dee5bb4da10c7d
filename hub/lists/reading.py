"""An uploaded list as rows of text, whatever wrote it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.utils.translation import gettext as _

from hub.spreadsheets import FORMULA

MOST_BYTES = 10_000_000
MOST_ROWS = 50_000
MOST_COLUMNS = 60
ZIP = b"PK\x03\x04"


class Unreadable(ValueError):
    """The file as a whole cannot be read; the message is for the person who uploaded it."""


@dataclass(frozen=True)
class Layout:
    """How a file is read: a workbook has a sheet, anything else an encoding and a delimiter."""

    encoding: str = ""
    delimiter: str = ""
    sheet: str = ""


@dataclass(frozen=True)
class Line:
    """One row. Cells are without spaces around them; `faults` says by column what is wrong with a cell."""

    number: int
    cells: list[str]
    faults: dict[int, str] = field(default_factory=dict)

    @property
    def is_blank(self) -> bool:
        return not any(self.cells)


def is_workbook(data: bytes) -> bool:
    return data.startswith(ZIP)


def as_written(cell: str) -> str:
    """Without the apostrophe that an export puts before what a spreadsheet would take for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(FORMULA) else cell


def filled(lines: Iterator[Line]) -> Iterator[Line]:
    """Without empty rows and empty cells at the end; `Unreadable` where there are too many rows or columns."""
    for count, line in enumerate(line for line in lines if not line.is_blank):
        if count > MOST_ROWS:
            raise Unreadable(_("The file holds more than 50,000 rows."))
        if any(line.cells[MOST_COLUMNS:]):
            raise Unreadable(_("The file has more than 60 columns."))
        while not line.cells[-1]:
            line.cells.pop()
        yield line


def first_lines(lines: Iterator[Line], count: int) -> list[Line]:
    """The headings and `count` rows below them."""
    return list(islice(lines, count + 1))
