"""What digests hear: publications and removals inside their transaction, other rooms' news after the commit."""

from typing import Any
from uuid import UUID

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.log_actions import log
from wagtail.models import Page

from dissemination.announced import ANNOUNCED
from dissemination.models import ContentEvent
from dissemination.services.capture import capture, renew_words
from dissemination.services.hear_page import hear_page, kind_of
from dissemination.services.look_again import look_again
from dissemination.services.recall import recall
from dissemination.services.withdraw_content import withdraw_content
from dissemination.sources import SOURCES
from hub.models import Publication
from hub.ports import announce


@receiver(announce.publishing)
def page_published(page: Page, publication: Publication, **kwargs: Any) -> None:
    event = hear_page(publication=publication)
    if event is not None:
        log(page, ANNOUNCED, data={"event": event.pk})


@receiver(announce.withdrawn)
def page_withdrawn(page_key: UUID, language: str, model: str, **kwargs: Any) -> None:
    if kind := kind_of(model):
        withdraw_content(kind=kind, key=str(page_key), language=language)


@receiver(announce.access_changed)
def access_changed(page_key: UUID, **kwargs: Any) -> None:
    events = ContentEvent.objects.filter(item_key=str(page_key)).standing()
    for event in events:
        renew_words(kind=event.kind, key=event.item_key)
    recall(events=[event.pk for event in events])


@receiver([post_save, post_delete])
def row_changed(sender: type[Model], instance: Any, created: bool = False, raw: bool = False, **kwargs: Any) -> None:
    """Reference data, whoever saves it and by whatever door."""
    label = sender._meta.label
    for source in SOURCES.values() if not raw else ():
        if label in source.rows:
            for key in source.rows[label](instance):
                look_again(kind=source.kind, key=key)
            if created and (news := source.announced(instance)):
                capture(kind=source.kind, key=news.key, version=news.version, note=news.note)


@receiver(announce.happened)
def happened(kind: str, key: str, data: dict[str, Any], **kwargs: Any) -> None:
    for source in SOURCES.values():
        if source.hears.get(kind) is False:
            capture(kind=source.kind, key=key)
        elif source.hears.get(kind):
            withdraw_content(kind=source.kind, key=key)
        elif kind in source.renews:
            renew_words(kind=source.kind, key=str(data[source.renews[kind]]))
