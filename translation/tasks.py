"""The room's tasks: each calls one service."""

from celery import shared_task

from translation.queries.sources import out_of_step
from translation.services.sync_source import sync_source


@shared_task
def sync_sources() -> None:
    for page_key in out_of_step():
        sync_source(page_key=page_key)
