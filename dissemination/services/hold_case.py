"""A case in the hands of whoever settles it: once, and only while it is open."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.log_actions import log

from dissemination.models.bounce_case import BounceCase
from dissemination.permissions import may_look_after
from dissemination.services.open_cases import opened

SETTLED = "dissemination.case_settled"


def hold_case(*, case: BounceCase, by: Any) -> BounceCase | None:
    """Locked in the caller's transaction; None when somebody settled it before.

    Raises PermissionDenied for whoever does not look after its agency.
    """
    if not may_look_after(by, case.agency):
        raise PermissionDenied
    rows = opened().select_for_update(of=("self",)).select_related("agency__organisation", "contact")
    return rows.filter(pk=case.pk).first()


def close_case(*, case: BounceCase, outcome: BounceCase.Outcome, by: Any) -> None:
    """What is decided about an address is decided for all its open cases."""
    opened().filter(address_hash=case.address_hash, contact=case.contact).update(
        state=BounceCase.State.CLOSED, outcome=outcome, closed_at=timezone.now(), closed_by=by
    )
    log(case.agency, SETTLED, user=by, data={"outcome": str(outcome)})
