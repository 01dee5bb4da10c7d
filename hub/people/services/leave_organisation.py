"""Somebody leaves an organisation, or an owner ends a colleague's place in it; practitioner access ends with it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.people.services.end_place import end_place


def leave_organisation(*, membership: Membership, by: User) -> None:
    """End `membership`; its person or an owner of the organisation may. A last owner hands over first."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
        owners = Membership.objects.owners().filter(organisation=organisation)
        if membership.user_id != by.pk and not owners.filter(user=by).exists():
            raise PermissionDenied
        require_another_owner(membership)
        end_place(membership=membership, reason="left")


def require_another_owner(membership: Membership) -> None:
    """Raise ValidationError where `membership` is the last of an owner. The caller holds the organisation's lock."""
    others = Membership.objects.owners().filter(organisation_id=membership.organisation_id, user__is_active=True)
    present = Membership.objects.owners().filter(pk=membership.pk).exists()
    if present and not others.exclude(pk=membership.pk).exists():
        raise ValidationError(
            _("An organisation needs an owner: make somebody else an owner first. If nobody is left, ask the Hub.")
        )
