"""The room's tasks: each calls one service."""

from celery import shared_task

from translation.queries.sources import out_of_step
from translation.services import apply_import as importing
from translation.services import open_held, suggest_by_machine
from translation.services import purge_imports as purging
from translation.services import tell_of_answers as of_answers
from translation.services import tell_of_deadlines as of_deadlines
from translation.services import tell_of_given as of_given
from translation.services import tell_of_returns as of_returns
from translation.services import tell_of_work as of_work
from translation.services import tell_reviewers as reviewers
from translation.services.sync_source import sync_source


@shared_task
def sync_sources() -> None:
    for page_key in out_of_step():
        sync_source(page_key=page_key)


@shared_task
def answer_machine_request(request_id: int) -> None:
    suggest_by_machine.answer(request_id=request_id)


@shared_task
def answer_machine_requests() -> None:
    for request_id in suggest_by_machine.unanswered():
        suggest_by_machine.answer(request_id=request_id)


@shared_task
def take_over_import(batch_id: int) -> None:
    importing.apply_import(batch_id=batch_id)


@shared_task
def resume_imports() -> None:
    importing.resume()


@shared_task
def purge_imports() -> None:
    purging.purge_imports()


@shared_task
def tell_of_work() -> None:
    of_work.tell_of_work()


@shared_task
def tell_of_returns() -> None:
    of_returns.tell_of_returns()


@shared_task
def tell_of_given() -> None:
    of_given.tell_of_given()


@shared_task
def tell_of_deadlines() -> None:
    of_deadlines.tell_of_deadlines()


@shared_task
def tell_of_answers() -> None:
    of_answers.tell_of_answers()


@shared_task
def tell_reviewers() -> None:
    reviewers.tell_reviewers()


@shared_task
def open_ripe() -> None:
    open_held.open_ripe()
