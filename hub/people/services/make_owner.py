"""An owner makes a colleague an owner beside them, so that somebody else can approve and take over."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.people.models.organisation import Membership
from hub.people.models.user import User


def make_owner(*, membership: Membership, by: User) -> None:
    with transaction.atomic():
        owners = Membership.objects.owners().filter(organisation_id=membership.organisation_id)
        if not owners.filter(user=by).exists():
            raise PermissionDenied
        Membership.objects.current().filter(pk=membership.pk).update(role=Membership.Role.OWNER)
