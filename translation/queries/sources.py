"""Which text of a source page is to be translated."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision

from hub.models import Publication
from translation.models import SourceText

Approved = tuple[int, datetime | None, Page]


def newest_approved(page: Page) -> Approved | None:
    """(revision id, moment when it goes public, page) of the newest approved text; None if nothing was approved.

    A revision that waits for a later date is newer than the public one. 0 stands for a page without revisions.
    """
    waiting = Revision.objects.for_instance(page).filter(approved_go_live_at__isnull=False)
    revision = waiting.order_by("-approved_go_live_at", "-pk").first()
    if revision is not None:
        return revision.pk, revision.approved_go_live_at, revision.as_object()
    if not page.live:
        return None
    return page.live_revision_id or 0, None, page


def waiting_revisions(page_id: str) -> QuerySet[Revision]:
    """Approved revisions of the page named by the outer field `page_id` that wait for their date, for a subquery."""
    waiting: QuerySet[Revision] = Revision.objects.filter(
        object_id=Cast(OuterRef(page_id), CharField()),
        approved_go_live_at__isnull=False,
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )
    return waiting.order_by("-approved_go_live_at", "-pk")


def was_public(page_key: UUID, revision_id: int) -> bool:
    """Whether this revision of the source was ever published."""
    return Publication.objects.filter(
        page_key=page_key, language=settings.LANGUAGE_CODE, revision_id=revision_id
    ).exists()


@dataclass(frozen=True)
class Timing:
    """When a text made from a revision of the source goes public: at `moment` (None: now), or why not at all."""

    moment: datetime | None = None
    refusal: str = ""


def timing(page_key: UUID, source_revision_id: int) -> Timing:
    """The source may have been moved to another date, or given up, since the translation was sent."""
    source = SourceText.objects.get(page_key=page_key)
    moment = None
    if source.revision_id == source_revision_id:
        moment = source.goes_live_at
    elif source_revision_id and not was_public(page_key, source_revision_id):
        return Timing(refusal=_("The source text was replaced before it went public. Translate the new one."))
    if moment is None and not Page.objects.live().filter(pk=source.page_id).exists():
        return Timing(refusal=_("The source text is not public."))
    return Timing(moment)


def keys_around(page_id: int) -> set[UUID]:
    """Keys of a page and of all pages above it; empty for one that is gone."""
    page = Page.objects.filter(pk=page_id).first()
    return set(page.get_ancestors(inclusive=True).values_list("translation_key", flat=True)) if page else set()


def out_of_step() -> list[UUID]:
    """Keys of pages in translation whose snapshot is not of the newest approved text, whatever was missed."""
    waiting = waiting_revisions("page_id")
    source = Page.objects.filter(pk=OuterRef("page_id"), live=True, locale__language_code=settings.LANGUAGE_CODE)
    same = waiting.filter(pk=OuterRef("revision_id"), approved_go_live_at=OuterRef("goes_live_at"))
    behind_waiting = Q(Exists(waiting)) & ~Q(Exists(same))
    behind_public = ~Q(Exists(waiting)) & Q(Exists(source.filter(~Q(live_revision_id=OuterRef("revision_id")))))
    return list(SourceText.objects.filter(behind_waiting | behind_public).values_list("page_key", flat=True))
