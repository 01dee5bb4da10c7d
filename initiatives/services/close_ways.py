"""Ends what opens a conversation from outside: ways back by mail, and addresses given to the other side."""

from django.db.models import QuerySet
from django.utils import timezone

from initiatives.models import Interest, ReplyAddress, SharedAddress


def close_ways(*, interests: QuerySet[Interest]) -> None:
    """Of all people in `interests`; in the caller's transaction. Idempotent."""
    now = timezone.now()
    for model in (ReplyAddress, SharedAddress):
        model.objects.filter(interest__in=interests, revoked_at=None).update(revoked_at=now)
