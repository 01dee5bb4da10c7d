"""An officer keeps the digests of a cadence back, or releases them. Messages that are written already go out."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.log_actions import log

from dissemination import doorbell
from dissemination.models import DigestHold
from dissemination.models.subscription import Cadence
from dissemination.permissions import may_steer_digests

RUNS_HELD, RUNS_RELEASED = "dissemination.runs_held", "dissemination.runs_released"


def hold_runs(*, cadence: Cadence, by: Any) -> None:
    """Safe to repeat. Raises PermissionDenied."""
    _require(by)
    with transaction.atomic():
        hold, made = DigestHold.objects.get_or_create(cadence=cadence)
        if made:
            log(hold, RUNS_HELD, user=by, data={"cadence": cadence.value})


def release_runs(*, cadence: Cadence, by: Any) -> None:
    """What was missed meanwhile becomes one message. Safe to repeat. Raises PermissionDenied."""
    _require(by)
    with transaction.atomic():
        hold = DigestHold.objects.select_for_update().filter(cadence=cadence).first()
        if hold is not None:
            log(hold, RUNS_RELEASED, user=by, data={"cadence": cadence.value})
            hold.delete()
            doorbell.ring_digests()


def _require(by: Any) -> None:
    if not may_steer_digests(by):
        raise PermissionDenied
