"""Who belongs where: owners to write to, what waits for them, invitations for a person."""

from allauth.account.models import EmailAddress
from django.db.models import QuerySet
from django.db.models.functions import Lower

from hub.people.models.invitation import Invitation
from hub.people.models.organisation import Membership, MembershipQuerySet, Organisation
from hub.people.models.user import User


def owners_of(organisation: Organisation) -> list[User]:
    """Its owners who can log in."""
    return list(User.objects.filter(pk__in=_active(organisation).owners().values("user")).order_by("pk"))


def people_of(organisation: Organisation) -> list[User]:
    """Everybody who belongs to it and can log in."""
    return list(User.objects.filter(pk__in=_active(organisation).values("user")).order_by("pk"))


def caretakers_of(organisation: Organisation) -> list[User]:
    """Its owners; everybody who belongs to it where the Hub has shut the last owner out."""
    return owners_of(organisation) or people_of(organisation)


def belonged(user: User, organisation: Organisation | int) -> bool:
    """Whether `user` belongs or belonged to it; as a moderator they then decide nothing about it."""
    return Membership.objects.filter(user=user, organisation=organisation).exists()


def invitations_for(user: User) -> QuerySet[Invitation]:
    """Open invitations to an address that `user` has proven."""
    mine = EmailAddress.objects.filter(user=user, verified=True).values(lowered=Lower("email"))
    waiting = Invitation.objects.waiting().annotate(lowered=Lower("address")).filter(lowered__in=mine)
    return waiting.select_related("organisation").order_by("invited_at")


def invited_by(organisation: Organisation) -> QuerySet[Invitation]:
    """Invitations of the organisation that wait for an answer."""
    return Invitation.objects.waiting().filter(organisation=organisation).order_by("invited_at")


def _active(organisation: Organisation) -> MembershipQuerySet:
    return Membership.objects.current().filter(organisation=organisation, user__is_active=True)
