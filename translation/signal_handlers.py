"""What this room hears: source texts that were approved or taken down, and segments that others save."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from hub.ports import announce
from translation.models import PageTranslation, SegmentAuthor
from translation.queries.sources import keys_around
from translation.services.open_held import open_around, open_held
from translation.services.sync_source import sync_source
from translation.services.withdraw import reopen, withdraw


@receiver([announce.published, announce.waiting], dispatch_uid="translation.sync_source")
def bring_before_translators(page_key: UUID, language: str, **kwargs: Any) -> None:
    if language == settings.LANGUAGE_CODE:
        sync_source(page_key=page_key)


@receiver(announce.published, dispatch_uid="translation.open_held")
def open_what_waited(page_key: UUID, language: str, page_id: int, **kwargs: Any) -> None:
    """Below a page that is public now in its language; or a chapter whose source is complete in a language now."""
    if language == settings.LANGUAGE_CODE:
        open_around(page_keys=keys_around(page_id))
    else:
        open_held(page_key=page_key, language=language)


@receiver(announce.withdrawn, dispatch_uid="translation.reopen")
def reopen_translations(page_key: UUID, language: str, page_id: int, **kwargs: Any) -> None:
    """The page may be gone by the commit: what is around it is asked before."""
    if language == settings.LANGUAGE_CODE:
        reopen(page_key=page_key)
        _open_on_commit(keys_around(page_id))


@receiver(post_page_move, dispatch_uid="translation.open_held")
def open_after_move(instance: Page, parent_page_before: Page, parent_page_after: Page, **kwargs: Any) -> None:
    _open_on_commit({*keys_around(parent_page_before.pk), *keys_around(parent_page_after.pk), instance.translation_key})


def _open_on_commit(page_keys: Collection[UUID]) -> None:
    if PageTranslation.objects.unopened().filter(page_key__in=page_keys).exists():
        transaction.on_commit(lambda: open_around(page_keys=page_keys))


@receiver(pre_delete, dispatch_uid="translation.withdraw")
def take_translations_along(sender: type, instance: Any, **kwargs: Any) -> None:
    if isinstance(instance, Page) and sender is not Page and instance.locale.language_code == settings.LANGUAGE_CODE:
        withdraw(page_key=instance.translation_key)


def remember_author(page_key: UUID, language: str, path: str, user_id: int | None) -> None:
    """Whoever saves a segment in the stock editor has a part in the text as well."""
    if user_id is not None:
        SegmentAuthor.objects.update_or_create(
            page_key=page_key, language=language, path=path, user_id=user_id, approved_in=0
        )
