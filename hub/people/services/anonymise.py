"""Blanks what is personal of a user; the key stays, so that history keeps its authors apart."""

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from hub.people.models.invitation import Invitation
from hub.people.models.joining import JoinRequest
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.people.services.deactivate import end_places
from hub.people.services.end_practice import end_sessions
from hub.people.services.tidy_places import forget_addresses
from hub.ports.tell import tell

OPEN = [PracticeAccess.State.REQUESTED, PracticeAccess.State.CONFIRMED, PracticeAccess.State.APPROVED]


def anonymise(*, user: User, by: User) -> None:
    """Only a superuser may, and not with oneself. Rooms hear `person_removed` in the transaction and do their part."""
    if not (by.is_active and by.is_superuser) or user.pk == by.pk:
        raise PermissionDenied
    blank(user=user)


def blank(*, user: User) -> None:
    """The act itself; who may ask for it is checked by the caller."""
    now = timezone.now()
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        nobody = f"{locked.key}@anonymised.invalid"
        accesses = PracticeAccess.objects.filter(user=locked)
        accesses.filter(state__in=OPEN).update(
            state=PracticeAccess.State.ENDED, ended_at=now, ended_reason="anonymised"
        )
        accesses.update(work_address=nobody)
        end_places(user=locked, reason="anonymised")
        addresses = _addresses(locked)
        _forget_invitations(locked)
        JoinRequest.objects.filter(user=locked, state=JoinRequest.State.OPEN).update(state=JoinRequest.State.REFUSED)
        EmailAddress.objects.filter(user=locked).delete()
        Authenticator.objects.filter(user=locked).delete()
        locked.groups.clear()
        locked.user_permissions.clear()
        locked.email = nobody
        locked.first_name = locked.last_name = ""
        locked.is_active = locked.is_staff = locked.is_superuser = False
        locked.anonymised_at = now
        locked.set_unusable_password()
        locked.save()
        end_sessions(user=locked)
        tell("person_removed", key=str(locked.key), **addresses)


def _addresses(user: User) -> dict[str, list[str]]:
    """Those that the account had shown to be its owner's, and those that anybody may have typed."""
    known = list(EmailAddress.objects.filter(user=user))
    proven = [one.email for one in known if one.verified]
    every = {user.email, *(one.email for one in known)}
    return {"proven": proven, "unproven": sorted(every - {""} - set(proven))}


def _forget_invitations(user: User) -> None:
    """Invitations that were sent to an address of `user`, answered or not, keep no address."""
    addresses = Q(accepted_by=user) | Q(address__iexact=user.email)
    for known in EmailAddress.objects.filter(user=user):
        addresses |= Q(address__iexact=known.email)
    forget_addresses(Invitation.objects.filter(addresses))
