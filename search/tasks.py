"""The room's tasks: each calls one service."""

from celery import shared_task

from search.services import index


@shared_task
def index_page(page_id: int) -> None:
    index.index_page(page_id=page_id)


@shared_task
def reconcile() -> None:
    index.reconcile()
