"""An officer, or an import, enters or corrects an agency, and from when until when it has to hold the manual."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination.models.directory import Agency
from dissemination.models.requirement import Requirement
from dissemination.permissions import may_keep_directory
from dissemination.queries.directory_values import agency_values, organisation_values

DEEPEST = 10


@dataclass(frozen=True)
class Required:
    """The days of the newest requirement; without the first, it was never required."""

    since: date | None = None
    until: date | None = None


def check_agency(*, agency: Agency, required: Required, by: Any) -> None:
    """Raise ValidationError, at the field where there is one, for what may not be saved."""
    if not may_keep_directory(by):
        raise PermissionDenied
    if agency in _above(agency):
        raise ValidationError({"parent": _("An agency cannot belong to itself.")})
    if agency.valid_to and agency.valid_to <= agency.valid_from:
        raise ValidationError({"valid_to": _("The end lies after the beginning.")})
    if required.until and not (required.since and required.since < required.until):
        raise ValidationError({"required_until": _("The end lies after the beginning.")})
    earlier = Requirement.objects.filter(agency=agency.pk).order_by("-since")[:2]
    newest, older = [*earlier, None, None][:2]
    if required.since and newest and newest.until and required.since >= newest.until:
        return
    if required.since and older and older.until and required.since < older.until:
        raise ValidationError({"required_since": _("Until that day, an earlier requirement holds.")})


def save_agency(*, agency: Agency, required: Required, by: Any, imported: bool = False) -> Agency:
    """Save with its newest requirement, remember what a person changed, and log it. Raises as `check_agency`."""
    with transaction.atomic():
        before = Agency.objects.select_for_update(of=("self",)).select_related("organisation", "parent")
        known = before.filter(pk=agency.pk).first()
        check_agency(agency=agency, required=required, by=by)
        agency.postal_address = "\n".join(line.strip() for line in agency.postal_address.strip().splitlines())
        old = agency_values(known, newest_requirement(known), known.parent) if known else {}
        agency.save()
        _require(agency, required)
        new = agency_values(agency, newest_requirement(agency), agency.parent)
        changed = {name for name, value in new.items() if old.get(name) != value}
        if known is not None:
            kept = set(known.by_hand)
            agency.by_hand = sorted(kept - changed if imported else kept | changed)
        if imported:
            agency.as_imported = organisation_values(agency.organisation)
        agency.save(update_fields=["by_hand", "as_imported"])
        log(agency, "wagtail.edit" if known else "wagtail.create", user=by)
    return agency


def newest_requirement(agency: Agency) -> Requirement | None:
    return Requirement.objects.filter(agency=agency).order_by("-since").first()


def _require(agency: Agency, required: Required) -> None:
    """Move the newest requirement, or begin another after its end; taking the first day away takes it back."""
    newest = newest_requirement(agency)
    if required.since is None:
        if newest is not None:
            newest.delete()
    elif newest is None or (newest.until and required.since >= newest.until):
        Requirement.objects.create(agency=agency, since=required.since, until=required.until)
    elif (newest.since, newest.until) != (required.since, required.until):
        newest.since, newest.until = required.since, required.until
        newest.save()


def _above(agency: Agency) -> Iterator[Agency]:
    above = agency.parent
    for _level in range(DEEPEST):
        if above is None:
            return
        yield above
        above = above.parent
    raise ValidationError({"parent": _("More than ten agencies belong to one another here.")})
