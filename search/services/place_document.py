"""Keeps the entries of a document where the most open live page that links it stands, in each language."""

from collections.abc import Collection
from uuid import UUID

from django.db import transaction
from django.db.models import F, Func, QuerySet
from wagtail.models import Page

from hub.publishing.files import shown_by
from hub.publishing.models.media import HubDocument
from search.models import DocumentText, EntryKind, SearchEntry
from search.services.write import write_entry, written_by
from search.sources.documents import Place, best_places, document_drafts, facets_of, revision_of

UNTITLED = """ts_filter(%(expressions)s, ARRAY['b', 'c', 'd']::"char"[])"""


def place_document(*, document_id: int) -> bool:
    """Move or remove the entries of a document, in the caller's transaction; whether some are to be written."""
    with transaction.atomic():
        text = _text(document_id)
        return text is not None and bool(_place(text))


def write_document(*, document_id: int) -> None:
    """The same, and write what is missing."""
    with transaction.atomic():
        text = _text(document_id)
        if text is not None:
            for place in _place(text):
                _write(text, place)


def place_documents_of(*, page_key: UUID, page_ids: Collection[int]) -> list[int]:
    """Place what some pages link or linked, in the caller's transaction; the documents of which entries are missing."""
    keys = {page_key, *Page.objects.filter(pk__in=page_ids).values_list("translation_key", flat=True)}
    placed = SearchEntry.objects.filter(kind=EntryKind.DOCUMENT, page_key__in=keys).values("parent_key")
    documents = shown_by(HubDocument, page_ids)
    documents.update(DocumentText.objects.filter(key__in=placed).values_list("document_id", flat=True))
    return [document_id for document_id in sorted(documents) if place_document(document_id=document_id)]


def pages_below(page_key: UUID) -> list[int]:
    """The page in every language, with all that stands below it."""
    pages = Page.objects.filter(translation_key=page_key)
    return [key for page in pages for key in page.get_descendants(inclusive=True).values_list("pk", flat=True)]


def remove_document(*, key: UUID) -> None:
    """Remove the entries of a document, in the caller's transaction."""
    SearchEntry.objects.filter(kind=EntryKind.DOCUMENT, parent_key=key).delete()


def document_differences() -> list[int]:
    """Documents whose entries are missing, out of date or in another place than they should be."""
    return [text.document_id for text in DocumentText.objects.select_related("document") if _differs(text)]


def _text(document_id: int) -> DocumentText | None:
    return DocumentText.objects.select_for_update().filter(document=document_id).first()


def _place(text: DocumentText) -> list[Place]:
    """The places whose entries are missing; what stands for them is removed, since it says what is no longer so."""
    places = best_places(text.document) if text.parts else {}
    missing = [place for place in places.values() if not _is_written(text, place)]
    written = {place.language: place for place in places.values() if place not in missing}
    _rows(text).exclude(language__in=written).delete()
    for language, place in written.items():
        facts = {"page_key": place.page_key, "block_id": place.block_id, **facets_of(place)}
        _rows(text).filter(language=language).update(**facts)
    return missing


def _differs(text: DocumentText) -> bool:
    places = best_places(text.document) if text.parts else {}
    found = _rows(text).values_list("language", "page_key", "block_id").distinct()
    wanted = {(place.language, place.page_key, place.block_id) for place in places.values()}
    return set(found) != wanted or not all(_is_written(text, place) for place in places.values())


def _rows(text: DocumentText) -> QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(kind=EntryKind.DOCUMENT, parent_key=text.key)


def _is_written(text: DocumentText, place: Place) -> bool:
    rows = _rows(text).filter(language=place.language)
    return rows.filter(revision=revision_of(text), server_version=written_by()).count() == len(text.parts)


def _write(text: DocumentText, place: Place) -> None:
    """The first entry alone is found by the title: else one long document would fill the first pages of results."""
    drafts = list(document_drafts(text, place))
    for draft in drafts:
        write_entry(draft)
    further = _rows(text).filter(language=place.language).exclude(key=drafts[0].key)
    further.update(vector=Func(F("vector"), template=UNTITLED))
