"""Ends one person's place in one organisation, and all that rests on it. Callers check who asks."""

from django.utils import timezone

from hub.people.models.organisation import Membership
from hub.people.models.practice import PracticeAccess
from hub.people.services.end_practice import end
from hub.people.services.invite import withdraw_all
from hub.ports.tell import tell

UNDECIDED = [PracticeAccess.State.REQUESTED, PracticeAccess.State.CONFIRMED]


def end_place(*, membership: Membership, reason: str) -> None:
    """End it in the caller's transaction. Rooms hear `place_removed` there and pass on what lay with the person."""
    now = timezone.now()
    if not Membership.objects.filter(pk=membership.pk, left_at=None).update(left_at=now):
        return
    accesses = PracticeAccess.objects.filter(user_id=membership.user_id, organisation_id=membership.organisation_id)
    accesses.filter(state__in=UNDECIDED).update(state=PracticeAccess.State.ENDED, ended_at=now, ended_reason=reason)
    for access in accesses.filter(state=PracticeAccess.State.APPROVED):
        end(access=access, reason=reason)
    withdraw_all(of=membership)
    tell(
        "place_removed",
        key=str(membership.user.key),
        organisation=str(membership.organisation.key),
        membership=membership.pk,
    )
