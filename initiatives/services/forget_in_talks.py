"""What a conversation holds of a person who is erased goes at once; what their organisation said stays its own."""

from uuid import UUID

from initiatives.models import MailNote, ReplyAddress, SharedAddress


def forget_in_talks(*, key: UUID) -> None:
    """In the caller's transaction."""
    for model in (ReplyAddress, SharedAddress, MailNote):
        model.objects.filter(person__key=key).delete()
