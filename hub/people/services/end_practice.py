"""Ends practitioner access, and in the same transaction the sessions that rely on it."""

from django.contrib.auth.models import Group as AuthGroup
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from hub.people.emails import practice as emails
from hub.people.groups import Group
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.people.services.decide_practice import may_decide
from hub.ports import notices


def end_lapsed() -> int:
    """End every approval whose time, membership or verification is over; returns how many."""
    lapsed = PracticeAccess.objects.filter(state=PracticeAccess.State.APPROVED).exclude(
        pk__in=PracticeAccess.objects.in_force().values("pk")
    )
    accesses = list(lapsed)
    for access in accesses:
        end(access=access, reason="lapsed")
    return len(accesses)


def revoke_practice(*, access: PracticeAccess, by: User) -> None:
    """An owner, the Hub's moderator, or the person ends an approval before its time."""
    if access.user_id != by.pk and not may_decide(access=access, by=by):
        raise PermissionDenied
    end(access=access, reason="given back" if access.user_id == by.pk else "revoked")


def end(*, access: PracticeAccess, reason: str) -> None:
    """End one approval now; its person is logged out everywhere. Nothing happens where it is not approved."""
    with transaction.atomic():
        locked = (
            PracticeAccess.objects.select_for_update(of=("self",))
            .select_related("user", "organisation")
            .filter(pk=access.pk, state=PracticeAccess.State.APPROVED)
            .first()
        )
        if locked is None:
            return
        locked.state = PracticeAccess.State.ENDED
        locked.ended_at = timezone.now()
        locked.ended_reason = reason
        locked.save(update_fields=["state", "ended_at", "ended_reason"])
        locked.user.groups.remove(*AuthGroup.objects.filter(name=Group.PRACTITIONER.value))
        end_sessions(user=locked.user)
        notices.send(emails.decided(locked))


def end_sessions(*, user: User) -> None:
    """Log `user` out everywhere, with the commit of the caller's transaction."""
    User.objects.filter(pk=user.pk).update(session_epoch=F("session_epoch") + 1)
