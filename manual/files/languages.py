"""Says in the PDF's tags which sections are in another language than the book; WeasyPrint marks the document alone."""

from collections.abc import Callable, Iterator
from typing import Any

import pydyf

from manual.files.book import Book

Finisher = Callable[[Any, Any], None]
HEADINGS = {"/H1", "/H2"}


def finisher(book: Book) -> Finisher | None:
    """For `write_pdf`; None where all is in one language. A section begins with its heading and may span pages."""
    languages = [part.language for part in book.parts]
    if set(languages) <= {book.language}:
        return None

    def finish(_document: Any, pdf: Any) -> None:
        coming = iter(languages)
        language = book.language
        for section in _sections(pdf):
            if any(kid["S"] in HEADINGS for kid in _kids(pdf, section)):
                language = next(coming)
            if language != book.language:
                section["Lang"] = pydyf.String(language)

    return finish


def _sections(pdf: Any) -> Iterator[Any]:
    """Tags of all pieces of sections, in the order of reading."""
    for element in pdf.objects:
        if isinstance(element, dict) and element.get("S") == "/Part":
            yield from (kid for kid in _kids(pdf, element) if kid["S"] == "/Sect")


def _kids(pdf: Any, element: Any) -> Iterator[Any]:
    for kid in element["K"]:
        if isinstance(kid, bytes):
            found = pdf.objects[int(kid.split()[0])]
            if "S" in found:
                yield found
