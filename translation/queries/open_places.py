"""Which places of the translation memory hold text that anybody may read."""

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.models import Page

from hub.models import Publication
from hub.publishing import access
from translation.models import MemoryEntry, MemoryPlace


def open_places(rows: QuerySet[MemoryPlace]) -> QuerySet[MemoryPlace]:
    """Those whose page and block are open to the public today, and whose source text was public.

    What nobody knows is closed: the page is gone, or its text waits, so that its blocks have no access yet.
    """
    page = Page.objects.filter(translation_key=OuterRef("page_key"), locale__language_code=settings.LANGUAGE_CODE)
    public = Publication.objects.filter(
        page_key=OuterRef("page_key"),
        language=settings.LANGUAGE_CODE,
        kind=Publication.Kind.PUBLISHED,
        revision_id=OuterRef("source_revision_id"),
    )
    rows = access.visible_rows(rows, page_key="page_key", block_id="block_id")
    return rows.filter(Exists(page)).filter(Q(source_revision_id=0) | Exists(public))


def restricted(places: QuerySet[MemoryPlace]) -> QuerySet[MemoryPlace]:
    """Those that are not open: one such place closes its entry, the strictest counts (design 4)."""
    return places.exclude(pk__in=open_places(MemoryPlace.objects.all()).values("pk"))


def open_entries(entries: QuerySet[MemoryEntry]) -> QuerySet[MemoryEntry]:
    """Entries of which every place is open."""
    return entries.exclude(Exists(restricted(MemoryPlace.objects.filter(entry=OuterRef("pk")))))
