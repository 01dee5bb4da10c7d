"""The room's tasks: each calls one service."""

from celery import shared_task
from django.conf import settings

from dissemination.kinds import Lane
from dissemination.services import apply_directory as directory
from dissemination.services import invariants, retention
from dissemination.services import reap as leases
from dissemination.services import reconcile as doubts
from dissemination.services import run_plans as plans
from dissemination.services import tick_digests as digests
from dissemination.services.check_projection import check_projection as compare
from dissemination.services.drain_and_ring import drain_and_ring
from dissemination.services.filed_mail import purge_filed
from dissemination.services.forget_addresses import forget_addresses as forget
from dissemination.services.forget_texts import forget_texts
from dissemination.services.inform_contacts import inform_contacts, note_informed
from dissemination.services.keep_canaries import keep_canaries as canaries
from dissemination.services.purge_directory_imports import purge_directory_imports
from dissemination.services.purge_said import purge_said
from dissemination.services.read_mailbox import read_mailbox as read
from dissemination.services.review_contacts import ask_due, remind
from dissemination.services.stage_directory import stage_directory
from dissemination.services.suppression_list import keep_where_asked
from dissemination.services.sweep_content import sweep_content as sweep
from dissemination.services.tell_holders import tell_holders as tell


@shared_task
def drain_urgent() -> None:
    drain_and_ring(lane=Lane.URGENT)


@shared_task
def drain_normal() -> None:
    drain_and_ring(lane=Lane.NORMAL)


@shared_task
def drain_bulk() -> None:
    drain_and_ring(lane=Lane.BULK)


@shared_task
def reap() -> None:
    leases.reap()


@shared_task
def reconcile() -> None:
    doubts.reconcile()
    forget_texts()


@shared_task
def run_plans() -> None:
    plans.run_plans()


@shared_task
def check_ledger() -> None:
    invariants.check_promises()


@shared_task
def check_projection() -> None:
    compare()


@shared_task
def purge() -> None:
    retention.purge()
    purge_directory_imports()
    purge_said()
    purge_filed()


@shared_task
def tick_digests() -> None:
    digests.tick_digests()


@shared_task
def sweep_content() -> None:
    sweep()


@shared_task
def forget_addresses() -> None:
    forget()


@shared_task
def tell_contacts() -> None:
    inform_contacts()
    note_informed()


@shared_task
def ask_contacts() -> None:
    ask_due()
    remind()


@shared_task
def keep_canaries() -> None:
    canaries()


@shared_task
def keep_suppressions() -> None:
    keep_where_asked()


@shared_task
def read_mailbox() -> None:
    read(folder=settings.HUB_MAILBOX)


@shared_task
def tell_holders() -> None:
    tell()


@shared_task
def read_directory_file(batch_id: int) -> None:
    stage_directory(batch_id=batch_id)


@shared_task
def apply_directory_file(batch_id: int) -> None:
    directory.apply_directory(batch_id=batch_id)


@shared_task
def resume_directory_imports() -> None:
    directory.resume()
