"""Keep an initiative at hand, or no longer. Doing either twice changes nothing."""

from hub.models import User
from initiatives.models import Initiative, Pin


def pin(*, initiative: Initiative, owner: User) -> None:
    Pin.objects.get_or_create(owner=owner, initiative=initiative)


def unpin(*, pinned: Pin) -> None:
    pinned.delete()
