"""An uploaded list, whether it is text or a workbook."""

from collections.abc import Generator
from contextlib import closing

from django.utils.translation import gettext as _

from hub.lists import csv_text, workbook
from hub.lists.reading import MOST_BYTES, Layout, Line, Unreadable, filled, first_lines, is_workbook

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
    with closing(lines(data, layout)) as found:
        return first_lines(filled(found), SHOWN)


def lines(data: bytes, layout: Layout) -> Generator[Line, None, None]:
    """All rows, empty ones too."""
    yield from workbook.read_workbook(data, layout) if is_workbook(data) else csv_text.read_csv(data, layout)
