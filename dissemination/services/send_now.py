"""A run of digests out of turn: what waits goes out now, and the next run in turn takes what comes after."""

from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination import doorbell
from dissemination.models import DigestEntry, DigestHold, DigestRun, Subscriber
from dissemination.models.subscription import Cadence
from dissemination.periods import latest
from dissemination.permissions import may_steer_digests
from hub.publishing.calendar import today

SENT_NOW = "dissemination.digests_sent_now"


def send_now(*, cadence: Cadence, nonce: UUID, by: Any) -> DigestRun:
    """The run `2026-W48.1` of the period that began last; a second one is `2026-W48.2`. The same form is one run.

    A run takes entries that wait, whichever they are, so that neither run sends what the other has taken.
    Raises PermissionDenied, and ValidationError where the cadence is held or nobody waits.
    """
    if not may_steer_digests(by):
        raise PermissionDenied
    with transaction.atomic():
        _take_turns(cadence)
        known = DigestRun.objects.filter(nonce=nonce).first()
        if known is not None:
            return known
        _check(cadence)
        period = latest(cadence, timezone.now())
        earlier = DigestRun.objects.filter(cadence=cadence, period_key__startswith=f"{period.key}.").count()
        key = f"{period.key}.{earlier + 1}"
        run = DigestRun.objects.create(cadence=cadence, period_key=key, nonce=nonce)
        log(run, SENT_NOW, user=by, data={"run": run.group})
        doorbell.ring_digests()
    return run


def _take_turns(cadence: Cadence) -> None:
    """Two officers at once get two numbers."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"digests:{cadence}"])


def _check(cadence: Cadence) -> None:
    if DigestHold.objects.filter(cadence=cadence).exists():
        raise ValidationError(_("These digests are held. Release them first."))
    hearing = Subscriber.objects.hearing(today())
    waiting = DigestEntry.objects.free().filter(cadence=cadence, subscriber__in=hearing)
    if not waiting.exists():
        raise ValidationError(_("Nobody waits for anything now."))
