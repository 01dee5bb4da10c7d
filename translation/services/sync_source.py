"""Brings an approved source text before the translators: publishing and syncing are one act."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from wagtail.models import Page

from hub.publishing import fingerprint
from translation import localize
from translation.models import PageTranslation, SourceText, Step
from translation.queries.sources import newest_approved
from translation.services.hold_back import hold_back


def sync_source(*, page_key: UUID) -> bool:
    """Retake the snapshot of a page that is being translated from its newest approved text; whether it was new.

    Drafts and what was approved stay as they are: whether they are out of date is a question of hashes.
    """
    with transaction.atomic():
        known = SourceText.objects.select_for_update().filter(page_key=page_key).first()
        page = Page.objects.filter(translation_key=page_key, locale__language_code=settings.LANGUAGE_CODE).first()
        if known is None or page is None:
            return False
        return _retake(page.specific, known)


def take_first(*, page: Page) -> SourceText:
    """Take the snapshot of a page that is submitted; runs in the caller's transaction."""
    source, _ = SourceText.objects.get_or_create(page_key=page.translation_key, defaults={"page_id": page.pk})
    source = SourceText.objects.select_for_update().get(pk=source.pk)
    _retake(page, source)
    return source


def _retake(page: Page, source: SourceText) -> bool:
    approved = newest_approved(page)
    if approved is None:
        return False
    revision_id, goes_live_at, instance = approved
    if source.hashes and (source.revision_id, source.goes_live_at) == (revision_id, goes_live_at):
        return False
    before = source.hashes
    if source.goes_live_at:
        hold_back(source=source, moment=goes_live_at if source.revision_id == revision_id else None)
    source.page_id = page.pk
    source.revision_id = revision_id
    source.goes_live_at = goes_live_at
    source.hashes = fingerprint.fingerprint(instance)
    source.save()
    localize.take_snapshot(instance)
    if before and before != source.hashes:
        _tell_history(page.translation_key, before, source.hashes)
    return True


def _tell_history(page_key: Any, before: dict[str, str], after: dict[str, str]) -> None:
    changed = fingerprint.changed(before, after)
    Step.objects.bulk_create(
        Step(translation=translation, kind=Step.Kind.SOURCE_CHANGED, segments=changed)
        for translation in PageTranslation.objects.of_page(page_key)
    )
