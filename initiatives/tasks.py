"""The room's tasks: each calls one service."""

from celery import shared_task

from initiatives.services import answer_leftovers as leftovers
from initiatives.services import archive as archiving
from initiatives.services import ask_outcome as asking
from initiatives.services import close_expired as expiry
from initiatives.services import doubt as doubting
from initiatives.services import forget_drafts as drafts
from initiatives.services import forget_initiatives as blanking
from initiatives.services import forget_moderation as forgetting
from initiatives.services import heed_silence as silence
from initiatives.services import keep_talks as keeping
from initiatives.services import purge_talks as purging
from initiatives.services import remind as reminding
from initiatives.services import sweep_files as sweeping


@shared_task
def close_expired() -> None:
    expiry.close_expired()


@shared_task
def remind() -> None:
    reminding.remind()


@shared_task
def forget_initiatives() -> None:
    blanking.forget_initiatives()


@shared_task
def warn_of_drafts() -> None:
    drafts.warn_of_drafts()


@shared_task
def forget_drafts() -> None:
    drafts.forget_drafts()


@shared_task
def forget_moderation() -> None:
    forgetting.forget_moderation()


@shared_task
def doubt() -> None:
    doubting.doubt()


@shared_task
def ask_outcome() -> None:
    asking.ask_outcome()


@shared_task
def archive() -> None:
    archiving.archive()


@shared_task
def nudge_silent() -> None:
    silence.nudge_silent()


@shared_task
def answer_silent() -> None:
    silence.answer_silent()


@shared_task
def answer_leftovers() -> None:
    leftovers.answer_leftovers()


@shared_task
def keep_talks() -> None:
    keeping.keep_talks()


@shared_task
def purge_talks() -> None:
    purging.purge_talks()


@shared_task
def sweep_files() -> None:
    sweeping.sweep_files()
