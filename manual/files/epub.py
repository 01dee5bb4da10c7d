"""The EPUB 3: a zip of XHTML pages, one a chapter or section, with landmarks and the language on each."""

import zipfile
from datetime import UTC, datetime
from io import BytesIO
from uuid import NAMESPACE_URL, uuid5

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from manual.files.book import Book
from manual.files.types import TYPES
from manual.reading.frozen import Part

CONTAINER = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="OEBPS/content.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>"
)
PACKED = (1980, 1, 1, 0, 0, 0)  # the same book is the same bytes


def epub(book: Book, *, modified: datetime) -> bytes:
    """The book as EPUB; `modified` is the moment of its publication."""
    files: dict[str, str | bytes] = {
        "META-INF/container.xml": CONTAINER,
        "OEBPS/content.opf": _document("content.opf", book, modified=modified.astimezone(UTC), pictures=_listed(book)),
        "OEBPS/nav.xhtml": _document("nav.xhtml", book),
        "OEBPS/cover.xhtml": _document("cover.xhtml", book),
        "OEBPS/style.css": render_to_string("manual/files/epub.css"),
    }
    for part in book.parts:
        files[f"OEBPS/{file_of(part.number)}"] = _document("part.xhtml", book, part=part, html=_xhtml(book, part))
    for name, picture in book.pictures.items():
        files[f"OEBPS/{picture_of(name)}"] = picture
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype", PACKED), "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in files.items():
            entry = zipfile.ZipInfo(name, PACKED)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content if isinstance(content, bytes) else content.encode())
    return packed.getvalue()


def file_of(number: str) -> str:
    return f"s-{number}.xhtml"


def picture_of(name: str) -> str:
    return f"pictures/{name}"


def _xhtml(book: Book, part: Part) -> SafeString:
    """Rendered parts hold no void element that is not closed but `br`, and no named entity but XML's own."""
    return mark_safe(book.html(part, file_of, picture_of).replace("<br>", "<br/>"))  # noqa: S308 rendered by a template


def _listed(book: Book) -> list[tuple[str, str]]:
    """Where each picture lies and its media type."""
    return [(picture_of(name), TYPES[name.rpartition(".")[2]]) for name in book.pictures]


def _document(name: str, book: Book, **more: object) -> str:
    identifier = uuid5(NAMESPACE_URL, f"{book.url}#{book.impression}{'p' if book.for_practitioners else ''}")
    with translation.override(book.language):
        return render_to_string(f"manual/files/{name}", {"book": book, "identifier": identifier, **more}).strip()
