"""An owner changes the entry of their organisation. What a verification rests on is then a moderator's to change."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.people.models.verification import VerificationStep
from hub.people.organisation_names import cleaned
from hub.people.queries.history import ever_verified
from hub.people.services.found_organisation import TAKEN
from hub.people.services.rename import rename
from hub.people.services.verification_history import record_step
from hub.people.services.verify_organisation import may_verify, require_seen
from hub.ports import versions

FREE = ("website",)
UNVERIFIED = ("kind", "country", "mail_domains")
What, Role = VerificationStep.What, VerificationStep.Role


def change_organisation(*, organisation: Organisation, by: User, name: str, **fields: Any) -> Organisation:
    """Store what may be stored at once; another name is asked for once the Hub has verified one.

    No page shows what this stores: an organisation that was never verified has published nothing.

    Raises ValidationError keyed by the form's fields, PermissionDenied where `by` is no owner.
    """
    with transaction.atomic():
        row = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
        if not Membership.objects.owners().filter(user=by, organisation=row).exists():
            raise PermissionDenied
        fixed = ever_verified(row)
        for field in (*FREE, *(() if fixed else UNVERIFIED)):
            if field in fields:
                setattr(row, field, fields[field])
        row.mail_domains = [domain.strip().lower() for domain in row.mail_domains]
        wanted = cleaned(name)
        if wanted == row.name:
            row.asked_name = ""
        elif fixed:
            if wanted != row.asked_name:
                row.asked_name = wanted
                record_step(organisation=row, what=What.NAME_ASKED, role=Role.OWNER, by=by)
        else:
            rename(row, name=wanted)
            record_step(organisation=row, what=What.RENAMED, role=Role.OWNER, by=by)
        _save(row)
    return row


def decide_name(*, organisation: Organisation, accept: bool, by: User, seen: str | None = None) -> None:
    """A moderator gives an organisation the name that its owner asked for, or refuses it; `seen` as they read it."""
    if not may_verify(organisation=organisation, by=by):
        raise PermissionDenied
    with transaction.atomic():
        row = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
        if not row.asked_name:
            raise ValidationError(_("This request no longer waits for a decision."))
        require_seen(row, seen)
        wanted, row.asked_name = row.asked_name, ""
        if accept:
            rename(row, name=wanted)
            versions.bump()
        _save(row)
        what = What.RENAMED if accept else What.NAME_REFUSED
        record_step(organisation=row, what=what, role=Role.MODERATOR, by=by)


def _save(row: Organisation) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ValidationError({"name": TAKEN}) from error
