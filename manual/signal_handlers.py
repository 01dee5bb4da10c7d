"""What the manual does when the hub publishes or takes down a page; all inside that transaction."""

from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver

from hub.models import GlossaryTerm, LegalArticle, LegalSubject
from hub.ports import announce, versions
from manual.services.bury_page import bury_page
from manual.services.index_law import index_law
from manual.services.number_page import number_page

SHOWN_WORDS = frozenset({GlossaryTerm, LegalArticle, LegalSubject})


@receiver(announce.publishing)
def take_note_of_publication(page: Any, **kwargs: Any) -> None:
    number_page(page=page)
    index_law(page=page)


@receiver(announce.withdrawn)
def take_note_of_withdrawal(page_key: UUID, language: str, **kwargs: Any) -> None:
    bury_page(page_key=page_key, language=language)


@receiver([post_save, post_delete])
def show_new_words_at_once(sender: type, **kwargs: Any) -> None:
    """Kept pages show words of the law and the glossary."""
    if sender in SHOWN_WORDS:
        versions.bump()
