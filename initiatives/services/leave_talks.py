"""Whoever leaves an organisation, or is shut out of the Hub, opens none of its conversations by mail from then on."""

from uuid import UUID

from django.utils import timezone

from initiatives.models import ReplyAddress, SharedAddress


def leave_talks(*, person: UUID, organisation: UUID) -> None:
    """In the caller's transaction."""
    for model in (ReplyAddress, SharedAddress):
        theirs = model.objects.filter(person__key=person, organisation__key=organisation, revoked_at=None)
        theirs.update(revoked_at=timezone.now())
