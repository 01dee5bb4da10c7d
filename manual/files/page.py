"""A book as one HTML document, for printing and for keeping."""

import base64
from io import BytesIO

import segno
from django.template.loader import render_to_string
from django.utils import translation

from manual.files.book import Book
from manual.files.types import TYPES


def html(book: Book, *, style: str) -> str:
    """One file that holds everything; `style` names a sheet of `manual/templates/manual/files`."""
    pictures = {name: data_address(content, TYPES[name.rpartition(".")[2]]) for name, content in book.pictures.items()}
    picture = pictures.__getitem__
    chapters = [
        (chapter.part, [(part, book.html(part, _anchor, picture)) for part in (chapter.part, *chapter.sections)])
        for chapter in book.chapters
    ]
    context = {
        "book": book,
        "chapters": chapters,
        "style": f"manual/files/{style}.css",
        "code": qr_code(book.since),
    }
    with translation.override(book.language):
        return render_to_string("manual/files/book.html", context)


def qr_code(url: str) -> str:
    """A picture of `url` as a data address."""
    picture = BytesIO()
    segno.make(url, error="m").save(picture, kind="svg", scale=3, xmldecl=False, svgns=True)
    return data_address(picture.getvalue(), "image/svg+xml")


def data_address(content: bytes, media_type: str) -> str:
    """The bytes themselves as an address."""
    return f"data:{media_type};base64,{base64.b64encode(content).decode()}"


def _anchor(number: str) -> str:
    return f"#s-{number}"
