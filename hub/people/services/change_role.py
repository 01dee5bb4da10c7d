"""Owners make each other: an owner makes a colleague an owner or an editor, or hands their own part over."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people import groups
from hub.people.emails import place as emails
from hub.people.groups import Group
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.people.queries.places import belonged, owners_of
from hub.people.services.invite import withdraw_all
from hub.people.services.leave_organisation import require_another_owner
from hub.ports import notices

OWNER, EDITOR = Membership.Role.OWNER, Membership.Role.EDITOR


def change_role(*, membership: Membership, role: str, by: User) -> None:
    """Give the person of `membership` this role; an owner of the organisation may. One owner is left in any case."""
    with transaction.atomic():
        _lock(membership, by)
        _give(membership, role)


def transfer_ownership(*, membership: Membership, by: User) -> None:
    """Make the person of `membership` an owner in place of `by`, who stays as an editor."""
    with transaction.atomic():
        own = _lock(membership, by)
        _give(membership, OWNER)
        _give(own, EDITOR)


def may_appoint(*, organisation: Organisation, by: User) -> bool:
    """A moderator may make somebody an owner where no owner is left who could, in one that is not their own."""
    return groups.is_in(by, Group.MODERATOR) and not owners_of(organisation) and not belonged(by, organisation)


def appoint_owner(*, membership: Membership, by: User) -> None:
    """A moderator makes one of its people the owner of an organisation that has none."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
        if membership.user_id == by.pk or not may_appoint(organisation=organisation, by=by):
            raise PermissionDenied
        _give(membership, OWNER)


def _lock(membership: Membership, by: User) -> Membership:
    """The place of the owner `by`, with the organisation locked."""
    Organisation.objects.select_for_update().get(pk=membership.organisation_id)
    own = Membership.objects.owners().filter(user=by, organisation_id=membership.organisation_id).first()
    if own is None:
        raise PermissionDenied
    return own


def _give(membership: Membership, role: str) -> None:
    row = Membership.objects.current().select_related("user", "organisation").filter(pk=membership.pk).first()
    if row is None:
        raise ValidationError(_("This person no longer belongs to the organisation."))
    if row.role == role:
        return
    if role == EDITOR:
        require_another_owner(row)
    elif not row.user.is_active:
        raise ValidationError(_("This person can no longer log in."))
    row.role = role
    row.save(update_fields=["role"])
    if role == EDITOR:
        withdraw_all(of=row)
    notices.send(emails.role_changed(row, timezone.localdate()))
