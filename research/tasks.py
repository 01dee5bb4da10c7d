"""The room's tasks: each calls one service."""

from celery import shared_task

from research.services.training import forget, lapse_unconfirmed, remind


@shared_task
def remind_trainees() -> None:
    remind.remind()


@shared_task
def lapse_registrations() -> None:
    lapse_unconfirmed.lapse_unconfirmed()


@shared_task
def forget_trainees() -> None:
    forget.forget_trainees()
