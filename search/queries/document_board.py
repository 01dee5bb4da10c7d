"""Uploaded documents with what became of their texts."""

from collections import defaultdict
from dataclasses import dataclass, field
from uuid import UUID

from django.db.models import QuerySet

from hub.publishing.models.media import HubDocument
from search.documents.kinds import State
from search.models import DocumentText, EntryKind, SearchEntry

NO_TROUBLE = (State.READ, State.IN_PART, State.KIND)


@dataclass(frozen=True, slots=True)
class DocumentLine:
    """`text` is None while the document waits to be read; `languages` are those in which it can be found."""

    document: HubDocument
    text: DocumentText | None
    languages: list[str] = field(default_factory=list)


def documents(*, trouble: bool) -> QuerySet[HubDocument]:
    """All documents by title, or those alone that an editor can mend."""
    rows = HubDocument.objects.order_by("title", "pk")
    return rows.filter(text__isnull=False).exclude(text__state__in=NO_TROUBLE) if trouble else rows


def lines_of(shown: list[HubDocument]) -> list[DocumentLine]:
    """What is known of the documents on one screen; two queries."""
    texts = DocumentText.objects.filter(document__in=shown).defer("parts")
    by_document = {text.document_id: text for text in texts}
    keys = [text.key for text in by_document.values()]
    entries = SearchEntry.objects.filter(kind=EntryKind.DOCUMENT, parent_key__in=keys)
    languages: dict[UUID | None, list[str]] = defaultdict(list)
    for key, language in entries.order_by("language").values_list("parent_key", "language").distinct():
        languages[key].append(language)
    found = ((document, by_document.get(document.pk)) for document in shown)
    return [DocumentLine(document, text, languages[text.key] if text else []) for document, text in found]
