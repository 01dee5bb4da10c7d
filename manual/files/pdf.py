"""The edition as PDF."""

from hub.typesetting import OPTIONS, typeset
from manual.files import languages, page
from manual.files.book import Book


def pdf(book: Book) -> bytes:
    """The book as PDF. Raises PangoMissingError where the machine has no Pango."""
    document = typeset(page.html(book, style="print"))
    made: bytes = document.write_pdf(finisher=languages.finisher(book), **OPTIONS)
    return made
