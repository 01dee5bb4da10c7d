"""What this room hears: source texts that were approved or taken down, and segments that others save."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from wagtail.models import Page

from hub.ports import announce
from translation.models import SegmentAuthor
from translation.services.sync_source import sync_source
from translation.services.withdraw import reopen, withdraw


@receiver([announce.published, announce.waiting], dispatch_uid="translation.sync_source")
def bring_before_translators(page_key: UUID, language: str, **kwargs: Any) -> None:
    if language == settings.LANGUAGE_CODE:
        sync_source(page_key=page_key)


@receiver(announce.withdrawn, dispatch_uid="translation.reopen")
def reopen_translations(page_key: UUID, language: str, **kwargs: Any) -> None:
    if language == settings.LANGUAGE_CODE:
        reopen(page_key=page_key)


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
