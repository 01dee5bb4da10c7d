"""What the beat finishes about places: invitations that ran out, and addresses of invitations that are over."""

from datetime import timedelta

from django.db.models import CharField, F, Q, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from hub.people.models.invitation import Invitation, InvitationQuerySet

FORGET_AFTER = timedelta(days=30)
NOBODY = "@anonymised.invalid"


def tidy_places() -> None:
    now = timezone.now()
    Invitation.objects.filter(state=Invitation.State.OPEN, until__lte=now).update(state=Invitation.State.EXPIRED)
    over = Invitation.objects.exclude(state=Invitation.State.OPEN).exclude(address__endswith=NOBODY)
    long_ago = Q(answered_at__lt=now - FORGET_AFTER) | Q(answered_at=None, until__lt=now - FORGET_AFTER)
    forget_addresses(over.filter(long_ago))


def forget_addresses(invitations: InvitationQuerySet) -> None:
    """Replace the address of each by its key."""
    key = Cast(F("key"), CharField())
    invitations.update(address=Concat(key, Value(NOBODY)))
