"""Lines as CSV and XLSX. What a spreadsheet would take for a formula stays text."""

import csv
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import IO

from django.http import FileResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"  # by which spreadsheets know UTF-8
IN_MEMORY = 2_000_000

Value = object
Line = Iterable[Value]


@dataclass(frozen=True)
class Sheet:
    """A table of a workbook."""

    title: str
    headings: Line
    lines: Iterable[Line]


class _Echo:
    """Hands back what the csv writer writes."""

    def write(self, text: str) -> str:
        return text


def sheet_response(name: str, ending: str, title: str, headings: Line, lines: Iterable[Line]) -> HttpResponseBase:
    """A file to keep, `ending` is csv or xlsx; `name` is without it, `title` is the sheet's."""
    if ending == "xlsx":
        return xlsx_response(name, [Sheet(title, headings, lines)])
    answer = StreamingHttpResponse(csv_lines(headings, lines), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return answer


def csv_lines(headings: Line, lines: Iterable[Line]) -> Iterator[str]:
    """One piece a line; days as ISO 8601."""
    writer = csv.writer(_Echo())
    yield MARK + writer.writerow([_safe(value) for value in headings])
    for line in lines:
        yield writer.writerow([_safe(value) for value in line])


def xlsx_response(name: str, sheets: Iterable[Sheet]) -> HttpResponseBase:
    """A workbook to keep; `name` is without its ending."""
    return FileResponse(xlsx_book(sheets), as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX)


def xlsx_file(title: str, headings: Line, lines: Iterable[Line]) -> IO[bytes]:
    """A workbook with one sheet."""
    return xlsx_book([Sheet(title, headings, lines)])


def xlsx_book(sheets: Iterable[Sheet]) -> IO[bytes]:
    """A workbook whose headings stay in sight; written row by row, the file is closed by the reader."""
    book = Workbook(write_only=True)
    for one in sheets:
        sheet = book.create_sheet(one.title[:31])
        sheet.freeze_panes = "A2"
        bold = []
        for heading in one.headings:
            cell = WriteOnlyCell(sheet, value=str(heading))
            cell.font = Font(bold=True)
            bold.append(cell)
        sheet.append(bold)
        for line in one.lines:
            sheet.append([_cell(sheet, value) for value in line])
    file = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - closed by the response
    book.save(file)
    file.seek(0)
    return file


def _safe(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    text = str(value)
    return f"'{text}" if not isinstance(value, int | float | Decimal) and text.startswith(FORMULA) else text


def _cell(sheet: object, value: Value) -> object:
    if value is None or isinstance(value, int | float | Decimal | date):
        return value
    cell = WriteOnlyCell(sheet, value=ILLEGAL_CHARACTERS_RE.sub("", str(value)))
    cell.data_type = "s"
    return cell
