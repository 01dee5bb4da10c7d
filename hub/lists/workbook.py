"""Lists as workbooks (XLSX), read row by row; what a formula once gave is never taken for its value."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from hub.lists.reading import MOST_COLUMNS, Layout, Line, Unreadable, as_written

MOST_UNPACKED = 200_000_000
BROKEN = (zipfile.BadZipFile, InvalidFileException, SyntaxError, KeyError, ValueError, TypeError, IndexError, EOFError)


def sheets(data: bytes) -> list[str]:
    """Names of the visible sheets, in the order of the workbook."""
    with _opened(data) as book:
        return [sheet.title for sheet in book.worksheets if sheet.sheet_state == "visible"]


def read_workbook(data: bytes, layout: Layout) -> Iterator[Line]:
    """All rows of one sheet, empty ones too."""
    with _opened(data) as book:
        if layout.sheet not in book.sheetnames:
            raise Unreadable(_("The workbook has no sheet of this name."))
        sheet = book[layout.sheet]
        sheet.reset_dimensions()  # what a file says of its own size is not to be relied on
        for number, row in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), 1):
            yield _line(number, row)


@contextmanager
def _opened(data: bytes) -> Iterator[Any]:
    book = None
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_UNPACKED:
                raise Unreadable(_("The workbook unpacks to more than 200 MB."))
            if any(_declares(archive, entry) for entry in archive.infolist()):
                raise Unreadable(_("The workbook declares a document type."))
        book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
        yield book
    except Unreadable:
        raise
    except BROKEN as error:
        raise Unreadable(_("The file is no workbook, or is broken.")) from error
    finally:
        if book is not None:
            book.close()


def _declares(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bool:
    """Spreadsheets never write a document type; entities are how a small file becomes a large one."""
    if not entry.filename.endswith((".xml", ".rels")):
        return False
    with archive.open(entry) as part:
        return b"<!DOCTYPE" in part.read(4096)


def _line(number: int, row: tuple[Any, ...]) -> Line:
    cells, faults = [], {}
    for column, cell in enumerate(row):
        if cell.value is None:
            cells.append("")
            continue
        cells.append(_text(cell.value))
        if cell.data_type == "f":
            faults[column] = _("This cell holds a formula. Give its value instead.")
        elif cell.data_type == "e":
            faults[column] = _("This cell holds an error.")
    return Line(number, cells, faults)


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return as_written(str(value).strip())
