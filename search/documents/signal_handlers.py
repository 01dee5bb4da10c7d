"""Documents follow the pages that link them, in the transaction of the page; a new file is read by a worker."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models.signals import post_delete, post_save, pre_delete
from django.dispatch import receiver
from wagtail.models import Collection, CollectionViewRestriction, Page

from hub.bell import ring
from hub.ports import announce
from hub.publishing.models.media import HubDocument
from search import tasks
from search.models import DocumentText
from search.services.place_document import pages_below, place_document, place_documents_of, remove_document
from search.services.read_document import forget_other_file


@receiver(announce.publishing)
def follow_page(page: Page, **kwargs: Any) -> None:
    _ask(place_documents_of(page_key=page.translation_key, page_ids=[page.pk]))


@receiver(announce.withdrawn)
def follow_withdrawal(page_key: UUID, page_id: int, **kwargs: Any) -> None:
    _ask(place_documents_of(page_key=page_key, page_ids=[page_id]))


@receiver(announce.access_changed)
def follow_access(page_key: UUID, **kwargs: Any) -> None:
    _ask(place_documents_of(page_key=page_key, page_ids=pages_below(page_key)))


@receiver(post_save, sender=HubDocument)
def follow_document(instance: HubDocument, raw: bool = False, **kwargs: Any) -> None:
    if not raw and (forget_other_file(document=instance) or place_document(document_id=instance.pk)):
        _ask([instance.pk])


@receiver(pre_delete, sender=HubDocument)
def forget_document(instance: HubDocument, **kwargs: Any) -> None:
    for key in DocumentText.objects.filter(document=instance).values_list("key", flat=True):
        remove_document(key=key)


@receiver([post_save, post_delete], sender=CollectionViewRestriction)
def follow_collection(instance: CollectionViewRestriction, **kwargs: Any) -> None:
    """Wagtail asks restrictions of a collection before it serves a file: what is in a closed one is not found."""
    inside = Collection.objects.filter(path__startswith=instance.collection.path)
    documents = HubDocument.objects.filter(collection__in=inside).values_list("pk", flat=True)
    _ask(document for document in documents if place_document(document_id=document))


def _ask(documents: Iterable[int]) -> None:
    for document_id in documents:
        ring(tasks.read_document, document_id)
