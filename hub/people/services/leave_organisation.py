"""Somebody leaves an organisation, or an owner ends a colleague's place in it; practitioner access ends with it."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.people.models.organisation import Membership, Organisation
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.people.services.end_practice import end


def leave_organisation(*, membership: Membership, by: User) -> None:
    """End `membership`; its person or an owner of the organisation may. A last owner hands over first."""
    with transaction.atomic():
        organisation = Organisation.objects.select_for_update().get(pk=membership.organisation_id)
        owners = Membership.objects.owners().filter(organisation=organisation)
        if membership.user_id != by.pk and not owners.filter(user=by).exists():
            raise PermissionDenied
        others = Membership.objects.current().filter(organisation=organisation).exclude(pk=membership.pk)
        if others.exists() and not owners.exclude(pk=membership.pk).exists():
            raise ValidationError(_("Make somebody else an owner first: an organisation with people needs one."))
        Membership.objects.filter(pk=membership.pk, left_at=None).update(left_at=timezone.now())
        accesses = PracticeAccess.objects.filter(user_id=membership.user_id, organisation=organisation)
        accesses.filter(state__in=[PracticeAccess.State.REQUESTED, PracticeAccess.State.CONFIRMED]).update(
            state=PracticeAccess.State.ENDED, ended_at=timezone.now(), ended_reason="left"
        )
        for access in accesses.filter(state=PracticeAccess.State.APPROVED):
            end(access=access, reason="left")
