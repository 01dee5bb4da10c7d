"""Staff enter or correct an organisation; what a moderator verified, only a moderator changes."""

from collections.abc import Iterator

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.people import groups
from hub.people.groups import Group
from hub.people.models.organisation import Organisation
from hub.people.models.user import User
from hub.people.models.verification import VerificationStep
from hub.people.organisation_names import cleaned
from hub.people.queries.history import ever_verified
from hub.people.queries.places import belonged
from hub.people.services.rename import rename
from hub.people.services.verification_history import record_step
from hub.ports import versions

VERIFIED_FIELDS = ("name", "kind", "country_id", "mail_domains")
ENTRY = ("name", "kind", "country", "website", "mail_domains", "asked_name")
"""What is stored: never the verification, which may have changed since the form was opened."""


def check_change(*, organisation: Organisation, by: User) -> None:
    """Raise ValidationError where `by`, no moderator or one of its own, would change what verification rests on."""
    if not groups.is_in(by, Group.MODERATOR, Group.OFFICER):
        raise PermissionDenied
    before = Organisation.objects.filter(pk=organisation.pk).first()
    if before is None or not _changed(before, organisation):
        return
    if belonged(by, before):
        raise ValidationError(
            _("You belong or belonged to this organisation: another moderator changes what its verification rests on.")
        )
    if ever_verified(before) and not groups.is_in(by, Group.MODERATOR):
        raise ValidationError(
            _("The Hub has verified this organisation: a moderator changes its name, kind, country and mail domains.")
        )


def save_organisation(*, organisation: Organisation, by: User) -> None:
    """Store the fields of the entry; the history and the former name are kept as where an owner changes it."""
    with transaction.atomic():
        organisation.name = cleaned(organisation.name)
        organisation.mail_domains = [domain.strip().lower() for domain in organisation.mail_domains]
        before = Organisation.objects.select_for_update().filter(pk=organisation.pk).first()
        check_change(organisation=organisation, by=by)
        if before is None:
            organisation.save()
            return
        for what in _steps(before, organisation):
            record_step(organisation=organisation, what=what, role=_role(by), by=by)
        if before.name != organisation.name:
            rename(before, name=organisation.name)
        organisation.asked_name = "" if before.asked_name == organisation.name else before.asked_name
        organisation.save(update_fields=ENTRY)
        versions.bump()


def _changed(before: Organisation, after: Organisation) -> set[str]:
    return {name for name in VERIFIED_FIELDS if getattr(before, name) != getattr(after, name)}


def _steps(before: Organisation, after: Organisation) -> Iterator[VerificationStep.What]:
    changed = _changed(before, after)
    if "name" in changed:
        yield VerificationStep.What.RENAMED
    if changed - {"name"}:
        yield VerificationStep.What.CHANGED


def _role(by: User) -> VerificationStep.Role:
    return VerificationStep.Role.MODERATOR if groups.is_in(by, Group.MODERATOR) else VerificationStep.Role.HUB
