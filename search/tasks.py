"""The room's tasks: each calls one service."""

from uuid import UUID

from celery import shared_task

from search.log.services.forget import forget
from search.log.services.keep import keep
from search.models import EntryKind
from search.services import index, index_rows, learn, reconcile_documents, rewrites
from search.services import read_document as reading
from search.sources import ROWS

MOST_PAGES = 2000
"""In one tick, after an upgrade of the server: well below the time limit of a task."""


@shared_task
def index_page(page_id: int) -> None:
    index.index_page(page_id=page_id)


@shared_task
def index_languages(page_key: str) -> None:
    index.index_again(page_key=UUID(page_key))


@shared_task
def index_initiative(key: str) -> None:
    index_rows.index_initiative(key=UUID(key))


@shared_task
def index_annexes(page_key: str) -> None:
    index_rows.index_annexes(page_key=UUID(page_key))


@shared_task
def reconcile() -> None:
    index.reconcile(most=MOST_PAGES)


@shared_task
def reconcile_rows(*kinds: str) -> None:
    index_rows.reconcile_rows(kinds=[EntryKind(kind) for kind in kinds] or ROWS)


@shared_task
def read_document(document_id: int) -> None:
    reading.read_document(document_id=document_id)


@shared_task
def reconcile_document_texts() -> None:
    reconcile_documents.reconcile_documents()


@shared_task
def learn_words() -> None:
    learn.learn_words()


@shared_task
def recount_words() -> None:
    learn.recount_words()


@shared_task
def rebuild_rewrites() -> None:
    rewrites.rebuild_all()


@shared_task
def keep_questions() -> None:
    keep()


@shared_task
def forget_questions() -> None:
    forget()
