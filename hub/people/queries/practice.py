"""What a person, an owner and a moderator see of practitioner access."""

from django.db.models import QuerySet

from hub.people.models.organisation import Organisation
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User


def present_access(user: User) -> PracticeAccess | None:
    """The newest request of `user`, with its organisation; `state` says what became of it."""
    return PracticeAccess.objects.filter(user=user).select_related("organisation").order_by("requested_at", "pk").last()


def waiting_for(organisation: Organisation, by: User) -> QuerySet[PracticeAccess]:
    """Requests of the organisation's people that wait for a decision; one's own is not among them."""
    confirmed = PracticeAccess.objects.filter(organisation=organisation, state=PracticeAccess.State.CONFIRMED)
    return confirmed.exclude(user=by).select_related("user").order_by("confirmed_at")


def approved_in(organisation: Organisation) -> QuerySet[PracticeAccess]:
    """The organisation's practitioners of today."""
    return PracticeAccess.objects.in_force().filter(organisation=organisation).select_related("user").order_by("until")
