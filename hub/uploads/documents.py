"""PDF files keep their pages alone: no script, action, form, attachment, link, note or word about who made them."""

import io

import pikepdf
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from hub.uploads.inside import PICTURES, bare_pictures, dictionaries, filters_of, said
from hub.uploads.kinds import MOST_PAGES, MOST_WORDS, CleanFile, FileKind, Problem, Unfit

KEPT_OF_ROOT = frozenset({"/Type", "/Pages", "/Lang", "/MarkInfo", "/StructTreeRoot", "/ViewerPreferences"})
KEPT_OF_PAGE = frozenset(
    {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Contents", "/Rotate", "/StructParents", "/Group"}
)
MOST_OPENED = 300_000_000
"""Bytes of all streams together, unpacked."""
DROPPED_ANYWHERE = ("/Metadata", "/PieceInfo", "/LastModified", "/AA", "/OpenAction", "/JS", "/EmbeddedFiles")


def clean_document(data: bytes) -> CleanFile:
    """Raises Unfit. The pages are written into a new file, in which nothing else can follow them."""
    try:
        with pikepdf.open(io.BytesIO(data)) as document:
            if document.is_encrypted:
                raise Unfit(Problem.LOCKED)
            if not 1 <= len(document.pages) <= MOST_PAGES:
                raise Unfit(Problem.PAGES)
            _measure(document)
            _strip(document)
            bare_pictures(document)
            unseen = said(document)
            out = io.BytesIO()
            document.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
            pages = len(document.pages)
    except pikepdf.PasswordError as error:
        raise Unfit(Problem.LOCKED) from error
    except (pikepdf.PdfError, ValueError, TypeError, RuntimeError) as error:
        raise Unfit(Problem.BROKEN) from error
    return CleanFile(FileKind.PDF, out.getvalue(), pages=pages, words=_words(out.getvalue(), unseen))


def _measure(document: pikepdf.Pdf) -> None:
    """What is small when packed and huge when opened would only hurt whoever opens it next."""
    opened = 0
    for thing in document.objects:
        if isinstance(thing, pikepdf.Stream):
            opened += len(_opened(thing))
            if opened > MOST_OPENED:
                raise Unfit(Problem.SIZE)


def _opened(stream: pikepdf.Stream) -> bytes:
    return stream.read_raw_bytes() if PICTURES & set(filters_of(stream)) else stream.read_bytes()


def _strip(document: pikepdf.Pdf) -> None:
    for name in set(document.Root.keys()) - KEPT_OF_ROOT:
        del document.Root[name]
    if "/Info" in document.trailer:
        del document.trailer["/Info"]
    for page in document.pages:
        for name in set(page.obj.keys()) - KEPT_OF_PAGE:
            del page.obj[name]
    for thing in dictionaries(document):
        for name in DROPPED_ANYWHERE:
            if name in thing:
                del thing[name]
    _drop_annotations_of_structure(document)


def _drop_annotations_of_structure(document: pikepdf.Pdf) -> None:
    """References from the structure tree (for screen readers) would keep an annotation alive that no page has."""
    for thing in document.objects:
        if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == pikepdf.Name.OBJR and "/Obj" in thing:
            del thing["/Obj"]


def _words(data: bytes, unseen: list[str]) -> str:
    """The text of all pages and what is said for the ear, for the safeguarding screen."""
    words = list(unseen)
    try:
        for page in PdfReader(io.BytesIO(data)).pages:
            words.append(page.extract_text())
            if sum(map(len, words)) > MOST_WORDS:
                raise Unfit(Problem.WORDS)
    except (PyPdfError, ValueError, TypeError, KeyError, AttributeError, RecursionError, OverflowError) as error:
        raise Unfit(Problem.BROKEN) from error
    return "\n".join(words).replace("\x00", "")
