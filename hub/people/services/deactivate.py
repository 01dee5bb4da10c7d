"""The Hub shuts somebody out: no log-in, no place in an organisation. What they left open stays there."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from hub.people import groups
from hub.people.groups import Group
from hub.people.models.organisation import Membership
from hub.people.models.user import User
from hub.people.services.end_place import end_place
from hub.people.services.end_practice import end_sessions


def may_deactivate(*, user: User, by: User) -> bool:
    """A moderator may, but never themselves and nobody who has a part in the admin or a place in an
    organisation of theirs; a superuser may with others."""
    if user.pk == by.pk or not by.is_active:
        return False
    if by.is_superuser:
        return True
    return groups.is_in(by, Group.MODERATOR) and not groups.is_staff(user) and not _colleagues(user, by)


def _colleagues(user: User, by: User) -> bool:
    """Whether `user` has a place in an organisation that `by` belongs or belonged to."""
    theirs = Membership.objects.filter(user=by).values("organisation")
    return Membership.objects.current().filter(user=user, organisation__in=theirs).exists()


def deactivate(*, user: User, by: User) -> None:
    if not may_deactivate(user=user, by=by):
        raise PermissionDenied
    with transaction.atomic():
        locked = User.objects.select_for_update().get(pk=user.pk)
        locked.is_active = False
        locked.save(update_fields=["is_active"])
        end_places(user=locked, reason="deactivated")
        end_sessions(user=locked)


def end_places(*, user: User, reason: str) -> None:
    """End every place of `user`, the last owner's too: the Hub finds the organisation another one."""
    with transaction.atomic():
        places = Membership.objects.current().filter(user=user).select_related("user", "organisation")
        for membership in places.order_by("pk"):
            end_place(membership=membership, reason=reason)
