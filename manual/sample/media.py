"""The picture and the form of the sample, drawn and written for it; made when a text first asks for them."""

from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile

from hub.models import HubDocument, HubImage

FOLDER = Path(__file__).parent / "media"
TITLES = {
    "hand-over-record.pdf": "Hand-over record (PDF)",
    "hand-over-record.docx": "Hand-over record (to fill in)",
}
"""Of documents: people read them where they search."""


def image(name: str, alt: str) -> int:
    """The key of the picture `name` of the folder."""
    return _found(HubImage, name, alt_text=alt)


def document(name: str) -> int:
    """The key of the document `name` of the folder."""
    return _found(HubDocument, name)


def _found(model: Any, name: str, **fields: str) -> int:
    title = TITLES.get(name, name)
    present = model.objects.filter(title=title).first()
    if present is None:
        content = (FOLDER / name).read_bytes()
        file = ContentFile(content, name=name)
        present = model.objects.create(title=title, file=file, file_size=len(content), **fields)
    return int(present.pk)
