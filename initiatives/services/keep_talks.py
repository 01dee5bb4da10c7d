"""Revokes ways into conversations that nobody may use any more; run by the beat, any number of times.

Every use asks for itself as well: this is so that a person who comes back finds no old secret working.
"""

from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone

from hub.models import Membership
from initiatives.models import Block, InterestState, ReplyAddress, SharedAddress

OVER = Q(interest__ended_at__isnull=False) | Q(interest__state__in=[InterestState.DECLINED, InterestState.WITHDRAWN])


def keep_talks() -> int:
    """How many were revoked."""
    theirs = Membership.objects.current().filter(user=OuterRef("person"), organisation=OuterRef("organisation"))
    between = Q(organisation=OuterRef("interest__organisation"), other=OuterRef("author")) | Q(
        organisation=OuterRef("author"), other=OuterRef("interest__organisation")
    )
    apart = Block.objects.filter(between, lifted_at=None)
    nobody = Q(person__is_active=False) | ~Exists(theirs)
    done = 0
    for model in (ReplyAddress, SharedAddress):
        current = model.objects.filter(revoked_at=None).annotate(author=F("interest__seat__initiative__organisation"))
        done += current.filter(nobody | OVER | Exists(apart)).update(revoked_at=timezone.now())
    return done
