"""The public PDF of an impression, for the room that sends it."""

import hashlib

from hub.ports.citable import PdfGoneError, PdfRef
from manual.files import store
from manual.models import EditionFile, FrozenSection
from manual.reading import frozen

NAME = "manual.pdf"


def find(edition: str, language: str, impression: int) -> PdfRef | None:
    """None while it is not built, where the edition was withdrawn, and where it holds what may not be shown now."""
    row = _row(edition, language, impression)
    if row is None or _is_withheld(row):
        return None
    name = f"manual-{edition}-{language}-{impression}.pdf"
    return PdfRef(edition, language, impression, name, row.size, row.sha256)


def read(ref: PdfRef) -> bytes:
    """Raises PdfGoneError where it is not what `ref` says, or may not be shown now."""
    row = _row(ref.edition, ref.language, ref.impression)
    if row is None or row.sha256 != ref.sha256 or _is_withheld(row):
        raise PdfGoneError(f"the PDF {ref.name} may not be sent now")
    try:
        content = store.place(row.path).read_bytes()
    except OSError as error:
        raise PdfGoneError(f"the PDF {ref.name} cannot be read") from error
    if hashlib.sha256(content).hexdigest() != ref.sha256:
        raise PdfGoneError(f"the PDF {ref.name} is not what was built")
    return content


def _row(edition: str, language: str, impression: int) -> EditionFile | None:
    rows = EditionFile.objects.filter(
        impression__edition__number=edition,
        impression__edition__state__withdrawn_at=None,
        impression__language=language,
        impression__number=impression,
        name=NAME,
        restricted=False,
    )
    return rows.first()


def _is_withheld(row: EditionFile) -> bool:
    return frozen.is_withheld(FrozenSection.objects.filter(impression_id=row.impression_id))
