"""Whoever was invited accepts, with an account of the address that was written to, or declines. Once."""

from uuid import UUID

from allauth.account.models import EmailAddress
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from hub.people.models.invitation import Invitation
from hub.people.models.organisation import Membership, Organisation
from hub.people.models.user import User
from hub.people.queries.places import owners_of
from hub.people.services.tidy_places import NOBODY


def is_for(*, invitation: Invitation, user: User) -> bool:
    """Whether `user` has proven to own the address that was invited."""
    return EmailAddress.objects.filter(user=user, verified=True, email__iexact=invitation.address).exists()


def accept_invitation(*, key: UUID, by: User) -> Membership | None:
    """The place that `by` has now; None where the invitation is over, the organisation is not verified now or
    who invited owns it no more. An owner stays one, whatever was offered."""
    with transaction.atomic():
        invitation = _waiting(key)
        if invitation is None:
            return None
        if not is_for(invitation=invitation, user=by):
            raise PermissionDenied
        organisation = Organisation.objects.select_for_update().get(pk=invitation.organisation_id)
        if not organisation.is_verified or invitation.invited_by not in owners_of(organisation):
            return None
        membership, _made = Membership.objects.get_or_create(
            user=by, organisation=invitation.organisation, left_at=None, defaults={"role": invitation.role}
        )
        invitation.accepted_by = by
        _close(invitation, Invitation.State.ACCEPTED)
        return membership


def decline_invitation(*, key: UUID) -> bool:
    """Decline; whoever holds the link may, with an account or without. The address is forgotten at once."""
    with transaction.atomic():
        invitation = _waiting(key)
        if invitation is None:
            return False
        invitation.address = f"{invitation.key}{NOBODY}"
        _close(invitation, Invitation.State.DECLINED)
        return True


def _waiting(key: UUID) -> Invitation | None:
    locked = Invitation.objects.waiting().select_for_update(of=("self",)).select_related("organisation")
    return locked.filter(key=key).first()


def _close(invitation: Invitation, state: Invitation.State) -> None:
    invitation.state = state
    invitation.answered_at = timezone.now()
    invitation.save()
