"""Plan a distribution: an edition and its audience, for another person to approve."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dissemination.models.plan import Plan
from dissemination.permissions import may_plan
from hub.ports.citable import EditionRef


@dataclass(frozen=True)
class Audience:
    """Kinds of organisations and countries (none named: all), and whether one contact an agency is enough."""

    kinds: Sequence[str] = ()
    countries: Sequence[str] = ()
    one_per_agency: bool = False


def unsaved_plan(*, edition: EditionRef, audience: Audience, by: Any, nonce: UUID) -> Plan:
    """For a dry run before anything is written."""
    return Plan(
        nonce=nonce,
        edition=edition.number,
        edition_title=edition.title,
        impressions=_newest(edition),
        audience={
            "kinds": sorted(audience.kinds),
            "countries": sorted(audience.countries),
            "one_per_agency": audience.one_per_agency,
        },
        created_by=by,
    )


def make_plan(*, edition: EditionRef, audience: Audience, by: Any, nonce: UUID) -> Plan:
    """The same form sent twice makes one plan."""
    if not may_plan(by) or edition.withdrawn:
        raise PermissionDenied
    with transaction.atomic():
        known = Plan.objects.filter(nonce=nonce, created_by=by).first()
        if known:
            return known
        plan = unsaved_plan(edition=edition, audience=audience, by=by, nonce=nonce)
        plan.save()
    return plan


def _newest(edition: EditionRef) -> dict[str, dict[str, Any]]:
    newest: dict[str, dict[str, Any]] = {}
    for impression in sorted(edition.impressions, key=lambda one: one.number):
        newest[impression.language] = {"number": impression.number, "sha256": impression.sha256}
    return newest
