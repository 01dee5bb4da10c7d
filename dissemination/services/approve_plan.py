"""A second person approves a plan; the worker then writes the deliveries and hands them over."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from dissemination import doorbell
from dissemination.models.plan import Distribution, Plan
from dissemination.permissions import may_approve


def approve_plan(*, plan: Plan, by: Any) -> None:
    """What goes out is fixed now: one distribution for each language."""
    with transaction.atomic():
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        if not may_approve(by, locked):
            raise PermissionDenied
        Distribution.objects.bulk_create(
            Distribution(
                plan=locked,
                edition=locked.edition,
                language=language,
                impression=impression["number"],
                sha256=impression["sha256"],
            )
            for language, impression in sorted(locked.impressions.items())
        )
        locked.state, locked.approved_by, locked.approved_at = Plan.State.APPROVED, by, timezone.now()
        locked.save(update_fields=["state", "approved_by", "approved_at"])
        doorbell.ring_plans()
