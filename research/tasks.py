"""The room's tasks: each calls one service."""

from celery import shared_task

from research.services.named import remind as remind_asked_people
from research.services.quiz import send_refreshers as refreshers
from research.services.quiz import shuffle as sheets
from research.services.quiz import wish
from research.services.study import build_report, drafts, forget_round, make_report, purge, release, rounds, shuffle
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


@shared_task
def shuffle_sheets() -> None:
    sheets.shuffle_when_the_day_is_over()


@shared_task
def forget_sheets() -> None:
    sheets.forget_old_sheets()


@shared_task
def send_refreshers() -> None:
    refreshers.send_refreshers()


@shared_task
def forget_refreshers() -> None:
    wish.forget_old_wishes()


@shared_task
def close_due_rounds() -> None:
    rounds.close_due_rounds()


@shared_task
def shuffle_answers() -> None:
    shuffle.shuffle_when_the_day_is_over()


@shared_task
def release_due() -> None:
    release.release_due()


@shared_task
def make_reports() -> None:
    make_report.make_reports()


@shared_task
def build_reports() -> None:
    build_report.build_reports()


@shared_task
def forget_drafts() -> None:
    drafts.forget_old_drafts()


@shared_task
def purge_answers() -> None:
    purge.purge()


@shared_task
def remind_asked() -> None:
    remind_asked_people.remind()


@shared_task
def forget_rounds() -> None:
    forget_round.forget_due_rounds()
