"""Ends practitioner access that no longer holds, and the sessions that rely on it."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User


def end_lapsed() -> int:
    """End every approval whose time, membership or verification is over; returns how many."""
    lapsed = PracticeAccess.objects.filter(state=PracticeAccess.State.APPROVED).exclude(
        pk__in=PracticeAccess.objects.in_force().values("pk")
    )
    accesses = list(lapsed)
    for access in accesses:
        end(access=access, reason="lapsed")
    return len(accesses)


def end(*, access: PracticeAccess, reason: str) -> None:
    """End one approval now; its person is logged out everywhere in the same transaction."""
    with transaction.atomic():
        PracticeAccess.objects.filter(pk=access.pk, state=PracticeAccess.State.APPROVED).update(
            state=PracticeAccess.State.ENDED, ended_at=timezone.now(), ended_reason=reason
        )
        end_sessions(user=access.user)


def end_sessions(*, user: User) -> None:
    """Log `user` out everywhere, with the commit of the caller's transaction."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
