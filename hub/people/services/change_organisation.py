"""An owner changes the entry of their organisation. What a verification rests on is then a moderator's to change."""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people.models.organisation import FormerName, Membership, Organisation
from hub.people.models.user import User
from hub.people.models.verification import VerificationStep
from hub.people.organisation_names import cleaned
from hub.people.services.found_organisation import TAKEN
from hub.people.services.verification_history import record_step
from hub.people.services.verify_organisation import may_verify
from hub.ports import versions

FREE = ("website",)
UNVERIFIED = ("kind", "country", "mail_domains")
What, Role = VerificationStep.What, VerificationStep.Role


def change_organisation(*, organisation: Organisation, by: User, name: str, **fields: Any) -> Organisation:
    """Store what may be stored at once; another name of a verified organisation is asked for.

    Raises ValidationError keyed by the form's fields, PermissionDenied where `by` is no owner.
    """
    with transaction.atomic():
        row = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
        if not Membership.objects.owners().filter(user=by, organisation=row).exists():
            raise PermissionDenied
        for field in (*FREE, *(() if row.is_verified else UNVERIFIED)):
            if field in fields:
                setattr(row, field, fields[field])
        row.mail_domains = [domain.strip().lower() for domain in row.mail_domains]
        wanted = cleaned(name)
        if wanted == row.name:
            row.asked_name = ""
        elif row.is_verified:
            if wanted != row.asked_name:
                row.asked_name = wanted
                record_step(organisation=row, what=What.NAME_ASKED, role=Role.OWNER, by=by)
        else:
            _rename(row, wanted)
            record_step(organisation=row, what=What.RENAMED, role=Role.OWNER, by=by)
        _save(row)
        versions.bump()
    return row


def decide_name(*, organisation: Organisation, accept: bool, by: User) -> None:
    """A moderator gives a verified organisation the name that its owner asked for, or refuses it."""
    if not may_verify(organisation=organisation, by=by):
        raise PermissionDenied
    with transaction.atomic():
        row = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
        if not row.asked_name:
            raise ValidationError(_("This request no longer waits for a decision."))
        wanted, row.asked_name = row.asked_name, ""
        if accept:
            _rename(row, wanted)
        _save(row)
        what = What.RENAMED if accept else What.NAME_REFUSED
        record_step(organisation=row, what=what, role=Role.MODERATOR, by=by)
        versions.bump()


def name_formerly(*, organisation: Organisation, names: Sequence[str]) -> None:
    """Make these its other names, beside those that it gave up here; the caller has asked who writes."""
    wanted = {name.lower(): name for name in map(cleaned, names) if name and name.lower() != organisation.name.lower()}
    with transaction.atomic():
        Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
        kept = FormerName.objects.filter(organisation=organisation).annotate(lowered=Lower("name"))
        kept.exclude(lowered__in=wanted).filter(until=None).delete()
        known = set(kept.values_list("lowered", flat=True))
        for lowered, name in wanted.items():
            if lowered not in known:
                FormerName.objects.create(organisation=organisation, name=name)


def _rename(row: Organisation, name: str) -> None:
    """The name until now stays known, so that whoever looks for it finds the organisation."""
    FormerName.objects.filter(organisation=row, name__iexact=name).delete()
    former = FormerName.objects.filter(organisation=row, name__iexact=row.name).first()
    former = former or FormerName(organisation=row, name=row.name)
    former.until = timezone.localdate()
    former.save()
    row.name = name


def _save(row: Organisation) -> None:
    try:
        with transaction.atomic():
            row.save()
    except IntegrityError as error:
        raise ValidationError({"name": TAKEN}) from error
