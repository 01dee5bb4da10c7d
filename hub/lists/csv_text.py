"""Lists as text: what they are encoded in, what stands between their cells, and their rows."""

import codecs
import csv
import io
import re
from collections.abc import Iterator
from statistics import median_low

from charset_normalizer import from_bytes
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hub.lists.reading import Layout, Line, Unreadable, as_written

ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-16": "UTF-16",
    "cp1250": "Windows-1250",
    "cp1251": "Windows-1251",
    "cp1252": "Windows-1252",
    "cp1253": "Windows-1253",
    "cp1257": "Windows-1257",
    "iso8859-2": "ISO 8859-2",
}
"""What a person may say a file is encoded in: Unicode, and what spreadsheets of Europe still write."""

DELIMITERS = {
    ",": gettext_lazy("Comma"),
    ";": gettext_lazy("Semicolon"),
    "\t": gettext_lazy("Tab"),
    "|": gettext_lazy("Vertical bar"),
}
LOOKED_AT = 200_000
SAMPLE = 20
SEPARATOR = re.compile(r"\Asep=(.)\r?\n", re.IGNORECASE)
MARKS = {codecs.BOM_UTF8: "utf-8", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def guessed(data: bytes) -> Layout:
    """A proposal for a person to look at: a byte order mark says it, strict UTF-8 proves it, the rest is likeness."""
    encoding = _encoding(data)
    return Layout(encoding=encoding, delimiter=_delimiter(_decoded(data, encoding)))


def read_csv(data: bytes, layout: Layout) -> Iterator[Line]:
    """All rows, empty ones too. A cell that begins with = is a formula."""
    text = SEPARATOR.sub("", _decoded(data, layout.encoding))
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=layout.delimiter)
    try:
        for number, row in enumerate(rows, 1):
            yield _line(number, row)
    except csv.Error as error:
        raise Unreadable(_("The file is broken after line %(line)d.") % {"line": rows.line_num}) from error


def _line(number: int, row: list[str]) -> Line:
    cells = [cell.strip() for cell in row]
    faults: dict[int, str] = {}
    for column, cell in enumerate(cells):
        if cell.startswith("="):
            faults[column] = _("This cell holds a formula. Give its value instead.")
        elif "\0" in cell:
            cells[column] = cell.replace("\0", "\ufffd")
            faults[column] = _("This cell holds a character that is none.")
        else:
            cells[column] = as_written(cell)
    return Line(number, cells, faults)


def _decoded(data: bytes, encoding: str) -> str:
    if encoding not in ENCODINGS:
        raise Unreadable(_("This encoding is not known."))
    try:
        return data.decode("utf-8-sig" if encoding == "utf-8" else _with_order(data, encoding))
    except UnicodeError as error:
        raise Unreadable(
            _("The file is not encoded in %(encoding)s. Choose another.") % {"encoding": ENCODINGS[encoding]}
        ) from error


def _with_order(data: bytes, encoding: str) -> str:
    """UTF-16 without a mark: the zeros of European text stand in the higher half."""
    if encoding != "utf-16" or data[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        return encoding
    head = data[:LOOKED_AT]
    return "utf-16-be" if head[0::2].count(0) > head[1::2].count(0) else "utf-16-le"


def _encoding(data: bytes) -> str:
    for mark, encoding in MARKS.items():
        if data.startswith(mark):
            return encoding
    head = data[:LOOKED_AT]
    if head.count(0) > len(head) // 4:
        return "utf-16"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        best = from_bytes(head, cp_isolation=[*ENCODINGS]).best()
        return best.encoding if best and best.encoding in ENCODINGS else "cp1252"
    return "utf-8"


def _delimiter(text: str) -> str:
    """What parts most of the first rows into the most columns."""
    if said := SEPARATOR.match(text):
        return said[1] if said[1] in DELIMITERS else ","
    return max(DELIMITERS, key=lambda one: _even_columns(text, one))


def _even_columns(text: str, delimiter: str) -> int:
    rows = csv.reader(io.StringIO(text[:LOOKED_AT], newline=""), delimiter=delimiter)
    try:
        found = [len(row) for row, _number in zip(rows, range(SAMPLE), strict=False) if row]
    except csv.Error:
        return 0
    return median_low(found) if found else 0
