"""What the manual does when the hub publishes, takes down or moves a page; inside that transaction, `waiting` apart."""

from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page
from wagtail.signals import post_page_move

from hub.bell import ring
from hub.models import GlossaryTerm, LegalAmendment, Publication
from hub.ports import announce
from manual import tasks
from manual.models import ChangedWords
from manual.services.bury_page import bury_page
from manual.services.carry_access import carry_access
from manual.services.close_law_reviews import close_as_gone, close_by_publication
from manual.services.follow_move import follow_move
from manual.services.index_law import index_law
from manual.services.index_terms import forget_terms, index_terms
from manual.services.number_page import number_page
from manual.services.number_waiting import number_waiting_text
from manual.services.open_law_reviews import open_law_reviews


@receiver(announce.publishing)
def take_note_of_publication(page: Any, publication: Publication, **kwargs: Any) -> None:
    number_page(page=page)
    index_law(page=page)
    index_terms(page=page)
    close_by_publication(publication=publication)


@receiver(announce.withdrawn)
def take_note_of_withdrawal(page_key: UUID, language: str, **kwargs: Any) -> None:
    bury_page(page_key=page_key, language=language)
    close_as_gone(page_key=page_key, language=language)
    forget_terms(page_key=page_key, language=language)


@receiver(post_save, sender=LegalAmendment)
def look_again_where_the_law_changed(instance: LegalAmendment, created: bool, raw: bool = False, **kwargs: Any) -> None:
    if created and not raw:
        open_law_reviews(amendment=instance)


@receiver(announce.waiting)
def take_note_of_waiting_text(revision_id: int, **kwargs: Any) -> None:
    number_waiting_text(revision_id=revision_id)


@receiver(announce.access_changed)
def take_note_of_access(**kwargs: Any) -> None:
    carry_access()


@receiver(post_page_move)
def take_translations_along(instance: Page, **kwargs: Any) -> None:
    follow_move(page=instance)


@receiver([post_save, post_delete], sender=GlossaryTerm)
def find_the_term_again(instance: GlossaryTerm, **kwargs: Any) -> None:
    """Not here: a word may stand in any section of its language."""
    ring(tasks.index_changed_words, ChangedWords.objects.create(language=instance.language).pk)
