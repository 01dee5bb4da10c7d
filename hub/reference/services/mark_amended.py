"""Writes down that a legal article was amended, or that it was not; who rests on it hears so in the transaction."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.people import groups
from hub.people.groups import Group
from hub.people.models.user import User
from hub.reference.models.law import LegalAmendment


def mark_amended(*, amendment: LegalAmendment, by: User) -> None:
    """Save `amendment`, by an editor. Rooms listen to `post_save` of the model."""
    if not groups.is_in(by, Group.EDITOR):
        raise PermissionDenied
    amendment.marked_by = by
    with transaction.atomic():
        amendment.save()


def take_mark_back(*, amendment: LegalAmendment, by: User) -> None:
    """The article was not amended after all: the mark goes, and with it what it asked editors to look at."""
    if not groups.is_in(by, Group.EDITOR):
        raise PermissionDenied
    with transaction.atomic():
        amendment.delete()
