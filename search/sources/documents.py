"""Uploaded documents that a live page links: an entry for each page, or each heading, in the language of that page."""

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import UUID

from django.utils import translation
from django.utils.translation import gettext
from wagtail.models import Page

from hub.people.reader import PUBLIC
from hub.publishing import access
from hub.publishing.files import places_of
from hub.publishing.fingerprint import digest
from hub.publishing.models.media import HubDocument
from search.draft import EntryDraft
from search.models import DocumentText, EntryKind
from search.sources.pages import PAGES, drafts_of


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page links a document; the rule of `block_id` decides, `open` says whether everybody may read it."""

    page_id: int
    page_key: UUID
    language: str
    block_id: str
    open: bool


@dataclass(frozen=True)
class DocumentDraft(EntryDraft):
    """An entry of a document; `page_key` and `block_id` say whose rule it follows, and may change."""

    position: int = 0

    @property
    def key(self) -> str:
        return f"{self.kind.value}:{self.parent_key}:{self.position}:{self.language}"


def best_places(document: HubDocument) -> dict[str, Place]:
    """By language the most open place among the live pages that link the document; none where its collection is closed.

    Readers are of two kinds, one of which sees all that the other does: the most open place is enough for both.
    """
    if document.collection.get_view_restrictions().exists():
        return {}
    best: dict[str, Place] = {}
    for place in _live_places(document):
        if place.language not in best or (not place.open, place.page_id) < (
            not best[place.language].open,
            best[place.language].page_id,
        ):
            best[place.language] = place
    return best


def _live_places(document: HubDocument) -> Iterator[Place]:
    places = places_of(document)
    live = Page.objects.filter(pk__in=places, live=True).select_related("locale").order_by("pk")
    visible = set(access.visible_pages(live, PUBLIC).values_list("pk", flat=True))
    for page in live:
        hidden = access.hidden_blocks(page.translation_key, PUBLIC)
        for blocks in places[page.pk]:
            closed = [block for block in blocks if block in hidden]
            yield Place(
                page_id=page.pk,
                page_key=page.translation_key,
                language=page.locale.language_code,
                block_id=next(iter([*closed, *blocks]), ""),
                open=page.pk in visible and not closed,
            )


def revision_of(text: DocumentText) -> str:
    """What the entries say beside their place."""
    return digest([text.sha256, text.document.title, text.document.url])[:40]


def facets_of(place: Place) -> dict[str, object]:
    """Those of the page that links the document."""
    page = Page.objects.get(pk=place.page_id).specific
    if page._meta.label not in PAGES:
        return {"themes": [], "countries": [], "chapter": ""}
    whole = drafts_of(page)[0]
    return {"themes": whole.themes, "countries": whole.countries, "chapter": whole.chapter}


def document_drafts(text: DocumentText, place: Place) -> Iterator[DocumentDraft]:
    """Entries of a document in the language of `place`."""
    document, facets, revision = text.document, facets_of(place), revision_of(text)
    for position, part in enumerate(text.parts):
        anchor = f"page={part['page']}" if part["page"] else ""
        yield DocumentDraft(
            kind=EntryKind.DOCUMENT,
            language=place.language,
            page_key=place.page_key,
            block_id=place.block_id,
            parent_key=text.key,
            position=position,
            revision=revision,
            url=f"{document.url}#{anchor}" if anchor else document.url,
            anchor=anchor,
            title=_title(document.title, part["heading"], part["page"], place.language),
            headings=part["heading"],
            body=part["text"],
            dated=document.created_at.date(),
            **facets,  # type: ignore[arg-type]  # three fields of the draft, by name
        )


def _title(title: str, heading: str, page: int, language: str) -> str:
    with translation.override(language):
        if heading:
            return gettext("%(document)s: %(heading)s") % {"document": title, "heading": heading}
        if page > 1:
            return gettext("%(document)s, page %(page)s") % {"document": title, "page": page}
    return title
