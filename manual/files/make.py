"""A book as the bytes of a file, by the file's name; and which section a file fails at."""

from datetime import datetime

from manual.files import data, epub, page, pdf
from manual.files.book import Book


def content(book: Book, name: str, *, modified: datetime) -> bytes:
    """The file `name` of a book; `modified` is the moment of its publication."""
    if name.endswith(".epub"):
        return epub.epub(book, modified=modified)
    if name.endswith(".pdf"):
        return pdf.pdf(book)
    if name.endswith(".json"):
        return data.data(book)
    return page.html(book, style="screen").encode()


def failing_section(book: Book, name: str, *, modified: datetime) -> str:
    """The number of the first section that fails by itself; empty where only the whole does."""
    for part in book.parts:
        try:
            content(book.alone(part), name, modified=modified)
        except Exception:  # noqa: BLE001 whatever fails with this section alone is the answer; the caller has logged it
            return part.number
    return ""
