"""Turns Wagtail's signals of removal and move into announcements, inside the transaction where there is one."""

from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models.signals import pre_delete
from django.dispatch import receiver
from django.utils import timezone
from wagtail.models import Page
from wagtail.signals import page_slug_changed, page_unpublished, post_page_move

from hub.ports import announce, versions
from hub.publishing import access
from hub.publishing.models.access_rule import AccessRule
from hub.publishing.models.publication import Publication


@receiver(page_unpublished)
def record_withdrawal(instance: Page, **kwargs: Any) -> None:
    """Also sent for each page that is deleted: Wagtail takes it down first, in the same transaction."""
    _withdraw(instance)


@receiver([post_page_move, page_slug_changed])
def count_move(instance: Page, **kwargs: Any) -> None:
    versions.bump()
    keys = instance.get_descendants(inclusive=True).values_list("translation_key", flat=True)
    for page_key in list(keys):
        announce.access_changed.send(sender=AccessRule, page_key=page_key)


@receiver(pre_delete, sender=Page)
def keep_closed(instance: Page, **kwargs: Any) -> None:
    """What was closed by a page above it stays so in the editions that hold it, whatever becomes of the pages."""
    if instance.locale.language_code == settings.LANGUAGE_CODE and access.is_restricted(instance.translation_key):
        AccessRule.objects.get_or_create(page_key=instance.translation_key, block_id="")


def _withdraw(page: Page) -> None:
    with transaction.atomic():
        now = timezone.now()
        Publication.objects.create(
            key=f"{page.translation_key}:{page.locale.language_code}:withdrawn:{now:%Y%m%dT%H%M%S.%f}",
            kind=Publication.Kind.WITHDRAWN,
            page_key=page.translation_key,
            language=page.locale.language_code,
            model=page.specific_class._meta.label if page.specific_class else "wagtailcore.Page",
            page_id=page.pk,
            at=now,
        )
        versions.bump()
        announce.withdrawn.send(
            sender=Page,
            page_key=page.translation_key,
            language=page.locale.language_code,
            model=page.specific_class._meta.label if page.specific_class else "wagtailcore.Page",
            page_id=page.pk,
        )
