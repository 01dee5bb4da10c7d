"""A book as one HTML document, for printing and for keeping."""

from django.template.loader import render_to_string
from django.utils import translation

from hub.typesetting import data_address, qr_code
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


def _anchor(number: str) -> str:
    return f"#s-{number}"
