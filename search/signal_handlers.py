"""Additions follow a publication on commit; removals and stricter access take effect in their own transaction."""

from typing import Any
from uuid import UUID

from celery import chain
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page

from hub.bell import ring
from hub.models import GlossaryTerm, LegalSubject
from hub.ports import announce
from search import tasks
from search.models import EntryKind, SearchEntry
from search.services.index import index_again
from search.services.index_rows import index_annexes, remove_initiative, remove_rows
from search.services.write import remove_entries
from search.sources import PAGES, SHARING
from search.sources.articles import article_key
from search.sources.editions import edition_key
from search.sources.terms import term_key


@receiver(announce.publishing)
def follow_section(page: Page, **kwargs: Any) -> None:
    """Where a section shows its annexes may be for practitioners from now on."""
    if PAGES.get(page._meta.label) == EntryKind.SECTION:
        index_annexes(page_key=page.translation_key)


@receiver(announce.published)
def add(page_key: UUID, page_id: int, model: str, **kwargs: Any) -> None:
    if model in SHARING:
        ring(chain(tasks.index_languages.si(str(page_key)), tasks.learn_words.si()))
    elif model in PAGES:
        ring(chain(tasks.index_page.si(page_id), tasks.learn_words.si()))


@receiver(announce.withdrawn)
def remove(page_key: UUID, language: str, **kwargs: Any) -> None:
    remove_entries(page_key=page_key, language=language)
    if SearchEntry.objects.filter(kind=EntryKind.ANNEX, page_key=page_key, language=language).exists():
        ring(tasks.index_annexes, str(page_key))


@receiver(announce.access_changed)
def follow_access(page_key: UUID, **kwargs: Any) -> None:
    index_again(page_key=page_key)
    index_annexes(page_key=page_key)
    ring(tasks.learn_words)


@receiver(announce.happened)
def follow_rooms(kind: str, key: str, **kwargs: Any) -> None:
    if kind == "initiative_approved":
        ring(chain(tasks.index_initiative.si(key), tasks.learn_words.si()))
    elif kind == "figures_published":
        ring(chain(tasks.index_languages.si(key), tasks.learn_words.si()))
    elif kind == "annex_approved":
        ring(chain(tasks.index_annexes.si(key), tasks.learn_words.si()))
    elif kind == "annex_removed":
        index_annexes(page_key=UUID(key))
    elif kind == "initiative_removed":
        remove_initiative(key=UUID(key))
    elif kind in {"edition_published", "impression_published"}:
        _add_rows(EntryKind.EDITION)
    elif kind == "edition_removed":
        remove_rows(kind=EntryKind.EDITION, of=edition_key(key))


@receiver([post_save, post_delete], sender=GlossaryTerm)
def follow_term(instance: GlossaryTerm, created: bool | None = None, **kwargs: Any) -> None:
    if created is None or not instance.approved_at:
        remove_rows(kind=EntryKind.TERM, of=term_key(instance.concept.key), language=instance.language)
    else:
        _add_rows(EntryKind.TERM)


@receiver([post_save, post_delete], sender=LegalSubject)
def follow_article(instance: LegalSubject, created: bool | None = None, **kwargs: Any) -> None:
    if created is None or not instance.approved_at:
        remove_rows(kind=EntryKind.LAW, of=article_key(instance.article.key), language=instance.language)
    else:
        _add_rows(EntryKind.LAW)


def _add_rows(kind: EntryKind) -> None:
    ring(chain(tasks.reconcile_rows.si(kind.value), tasks.learn_words.si()))
