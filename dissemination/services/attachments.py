"""The PDF that a text names, read through the port and checked; its bytes are never stored with a message."""

import base64
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from dissemination.emails.letter import Attachment, LetterError
from hub.ports import citable
from hub.ports.citable import PdfGoneError, PdfRef

KEPT = 6


class NoPdfError(LetterError):
    """The file may not or cannot be sent, whoever it is for."""


class Attachments:
    """Those of one run of a worker: the last few are kept, so that a batch in two languages reads two files.

    Also that one cannot be sent, which takes a whole reading to find out.
    """

    def __init__(self) -> None:
        self._read = lru_cache(KEPT)(_read)

    def of(self, named: Mapping[str, Any]) -> Attachment | None:
        """`named` is `MessageText.attachment`. Raises NoPdfError."""
        found = self._read(PdfRef(**named)) if named else None
        if isinstance(found, str):
            raise NoPdfError(found)
        return found


def _read(ref: PdfRef) -> Attachment | str:
    """Or why it cannot be sent."""
    try:
        content = citable.get().read_pdf(ref)
    except PdfGoneError as error:
        return str(error)
    return Attachment(ref.name, base64.encodebytes(content))
