"""Text of a PDF, page by page."""

import time
from typing import BinaryIO

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from search.documents.kinds import Budget, DocumentKind, Part, Reading, State, Unreadable, tidy

SECONDS = 7.0
"""CPU seconds after which no further page is begun; the process may use some more for the last one."""
FAULTS = (PyPdfError, ValueError, TypeError, KeyError, AttributeError, IndexError, RecursionError, NotImplementedError)


def read_pdf(stream: BinaryIO) -> Reading:
    """Raises Unreadable. A page that cannot be read is left out; what is too long is read in part."""
    try:
        reader = PdfReader(stream)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable(State.LOCKED)
        pages = reader.get_num_pages()
    except DependencyError as error:
        raise Unreadable(State.LOCKED) from error
    except FAULTS as error:
        raise Unreadable(State.BROKEN) from error
    parts, looked_at, budget = [], 0, Budget()
    for number in range(1, pages + 1):
        if budget.enough or time.process_time() > SECONDS:
            break
        looked_at = number
        text = budget.take(_page(reader, number))
        if text:
            parts.append(Part(text, page=number))
    state = State.READ if looked_at == pages else State.IN_PART
    return Reading(state if parts else State.EMPTY, DocumentKind.PDF, pages, looked_at, parts)


def _page(reader: PdfReader, number: int) -> str:
    try:
        return tidy(reader.pages[number - 1].extract_text())
    except FAULTS:
        return ""
