"""Makes public what was approved and waits for what is above it: a chapter with all its approved sections at once."""

import logging
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.db import transaction
from wagtail.models import Page, Revision

from hub.publishing.services.publish import publish
from translation.models import Approval, PageTranslation, Step
from translation.queries import gate
from translation.queries.sources import timing
from translation.services.lock import hold_whole, locked

logger = logging.getLogger(__name__)


def open_held(*, page_key: UUID, language: str, announced: bool = True, approved_now: bool = False) -> int:
    """Publish the held text of a page, of its chapter and of what is below them, as far as the gate lets them.

    Safe to repeat; one transaction. Returns how many texts went public or were scheduled. `approved_now` says that the
    page's history tells it already.
    """
    with transaction.atomic():
        page = Page.objects.filter(translation_key=page_key, locale__language_code=language).first()
        if page is None:
            return 0
        hold_whole(page)
        page.refresh_from_db()
        return _open(gate.unit_of(page), announced=announced, told=page_key if approved_now else None)


def open_around(*, page_keys: Collection[UUID]) -> int:
    """What the change of a source lets open, in every language: `page_keys` are its page and all above it."""
    rows = list(PageTranslation.objects.unopened().filter(page_key__in=page_keys).values_list("page_key", "language"))
    return sum(open_held(page_key=page_key, language=language) for page_key, language in rows)


def open_ripe() -> int:
    """Look at all that is held; one text that fails is logged and keeps no other shut."""
    opened = 0
    for page_key, language in gate.ripe():
        try:
            opened += open_held(page_key=page_key, language=language)
        except Exception:
            logger.exception("%s in %s cannot be opened; it is tried again with the next tick", page_key, language)
    return opened


def _open(unit: Page, *, announced: bool, told: UUID | None) -> int:
    opened = _publish(unit, announced=announced, told=told)
    unit.refresh_from_db(fields=["live", "path"])
    if not unit.live:
        return opened
    for child in _held_below(unit):
        opened += _open(child, announced=announced, told=told)
    return opened


def _publish(unit: Page, *, announced: bool, told: UUID | None) -> int:
    found = PageTranslation.objects.unopened().of_page(unit.translation_key).in_language(unit.locale.language_code)
    row = found.first()
    row = locked(row) if row else None
    if row is None or not row.unopened_revision_id or not gate.may_open(unit, row):
        return 0
    revision = _timed(row)
    row.unopened_revision_id = 0
    row.save(update_fields=["unopened_revision_id"])
    approved = Step.objects.filter(translation=row, kind=Step.Kind.APPROVED).select_related("by").latest("pk")
    publish(revision=revision, by=approved.by, announced=announced)
    if row.page_key != told:
        Step.objects.create(translation=row, kind=Step.Kind.OPENED)
    return 1


def _timed(row: PageTranslation) -> Revision:
    """The held revision, told to go public when its source does."""
    revision = Revision.objects.get(pk=row.unopened_revision_id)
    approval = Approval.objects.get(revision_id=revision.pk)
    moment = timing(row.page_key, approval.source_revision_id).moment
    said = moment.isoformat() if moment else None
    if revision.content.get("go_live_at") != said:
        revision.content = {**revision.content, "go_live_at": said}
        revision.save(update_fields=["content"])
    return revision


def _held_below(unit: Page) -> list[Any]:
    keys = PageTranslation.objects.unopened().in_language(unit.locale.language_code).values("page_key")
    return list(unit.get_children().filter(translation_key__in=keys).order_by("path"))
