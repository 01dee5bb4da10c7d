"""The manual's tasks: each calls one service."""

from celery import shared_task

from manual.services import build_files
from manual.services import index_terms as indexing
from manual.services import purge_reports as purging
from manual.services import tell_of_reports as reports
from manual.services import tell_what_is_due as due


@shared_task
def build_impression(impression_id: int) -> None:
    build_files.build_files(impression_id=impression_id)


@shared_task
def build_waiting() -> None:
    build_files.build_waiting()


@shared_task
def purge_reports() -> None:
    purging.purge_reports()


@shared_task
def tell_of_reports() -> None:
    reports.tell_of_reports()


@shared_task
def tell_what_is_due() -> None:
    due.tell_what_is_due()


@shared_task
def index_changed_words(changed_id: int) -> None:
    indexing.index_changed(changed_id=changed_id)


@shared_task
def index_waiting_words() -> None:
    indexing.index_waiting()


@shared_task
def index_terms() -> None:
    indexing.index_all()
