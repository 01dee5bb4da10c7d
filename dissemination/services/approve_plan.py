"""A second person approves a plan; the worker then writes the deliveries and hands them over."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from dissemination import doorbell
from dissemination.models.plan import Distribution, Plan
from dissemination.permissions import may_approve
from dissemination.queries.candidates import numbers
from dissemination.queries.editions import edition_numbered


def approve_plan(*, plan: Plan, by: Any) -> None:
    """What goes out is fixed now: one distribution for each language. So is what the approver was told of the numbers.

    Raises ValidationError where the edition was withdrawn meanwhile.
    """
    edition = edition_numbered(plan.edition)
    if edition and edition.withdrawn:
        raise ValidationError(_("Edition %(edition)s was withdrawn.") % {"edition": plan.edition})
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
        locked.foreseen = numbers(locked)
        locked.save(update_fields=["state", "approved_by", "approved_at", "foreseen"])
        doorbell.ring_plans()
