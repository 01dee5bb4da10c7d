"""Additions follow a publication on commit; removals and stricter access take effect in their own transaction."""

from typing import Any
from uuid import UUID

from celery import chain
from django.dispatch import receiver

from hub.bell import ring
from hub.ports import announce
from search import tasks
from search.services.index import index_again
from search.services.index_rows import remove_initiative
from search.services.write import remove_entries
from search.sources import PAGES


@receiver(announce.published)
def add(page_id: int, model: str, **kwargs: Any) -> None:
    if model in PAGES:
        ring(chain(tasks.index_page.si(page_id), tasks.learn_words.si()))


@receiver(announce.withdrawn)
def remove(page_key: UUID, language: str, **kwargs: Any) -> None:
    remove_entries(page_key=page_key, language=language)


@receiver(announce.access_changed)
def follow_access(page_key: UUID, **kwargs: Any) -> None:
    index_again(page_key=page_key)
    ring(tasks.learn_words)


@receiver(announce.happened)
def follow_initiatives(kind: str, key: str, **kwargs: Any) -> None:
    if kind == "initiative_approved":
        ring(chain(tasks.index_initiative.si(key), tasks.learn_words.si()))
    elif kind == "initiative_removed":
        remove_initiative(key=UUID(key))
