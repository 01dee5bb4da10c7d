"""Reads the text of an uploaded document, once for each file of it, and puts it where it may be found."""

import hashlib
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from hub.publishing.models.media import HubDocument
from search.documents.kinds import Reading, State
from search.documents.read import read
from search.models import DocumentText
from search.services.place_document import remove_document, write_document


def read_document(*, document_id: int) -> None:
    """Read the document's file, unless that was done; a document that is gone leaves nothing."""
    document = HubDocument.objects.filter(pk=document_id).first()
    if document is None:
        return
    file = document.file.name
    if not DocumentText.objects.filter(document=document, file=file).exists():
        reading, sha256 = _read(document)
        with transaction.atomic():
            present = HubDocument.objects.select_for_update().filter(pk=document_id, file=file).first()
            if present is None:
                return
            DocumentText.objects.update_or_create(
                document=present,
                defaults={
                    "file": file,
                    "state": reading.state,
                    "kind": reading.kind,
                    "pages": reading.pages,
                    "pages_read": reading.pages_read,
                    "parts": [asdict(part) for part in reading.parts],
                    "sha256": sha256,
                    "read_at": timezone.now(),
                },
            )
    write_document(document_id=document_id)


def forget_other_file(*, document: HubDocument) -> bool:
    """Forget what another file of the document said, in the caller's transaction; whether its own is to be read."""
    text = DocumentText.objects.filter(document=document).first()
    if text is not None and text.file == document.file.name:
        return False
    if text is not None:
        remove_document(key=text.key)
        text.delete()
    return True


def unread_documents() -> list[int]:
    """Documents whose file was not read yet: their bell was lost, or a worker died."""
    read_files = dict(DocumentText.objects.values_list("document_id", "file"))
    found = HubDocument.objects.order_by("pk").values_list("pk", "file")
    return [key for key, file in found if read_files.get(key) != file]


def _read(document: HubDocument) -> tuple[Reading, str]:
    try:
        with document.file.open("rb") as file:
            sha256 = hashlib.file_digest(file, "sha256").hexdigest()
            file.seek(0)
            return read(file, document.file.name), sha256
    except OSError:
        return Reading(State.GONE), ""
