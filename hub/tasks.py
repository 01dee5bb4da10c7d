"""The hub's tasks: each calls one service."""

from celery import shared_task

from hub.people.services import tidy_places as tidying
from hub.people.services import watch_verifications as watching
from hub.people.services.end_practice import end_lapsed
from hub.publishing.services import publish_due as due
from hub.publishing.services import sweep


@shared_task
def publish_due() -> None:
    due.publish_due()


@shared_task
def sweep_publications() -> None:
    sweep.sweep_publications()


@shared_task
def end_practice() -> None:
    end_lapsed()


@shared_task
def tidy_places() -> None:
    tidying.tidy_places()


@shared_task
def watch_verifications() -> None:
    watching.watch_verifications()
