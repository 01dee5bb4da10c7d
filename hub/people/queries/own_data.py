"""All that the Hub keeps of one person, as plain values to take along (GDPR Art. 15 and 20)."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

from allauth.account.models import EmailAddress
from django.core.serializers.json import DjangoJSONEncoder

from hub.people.models.invitation import Invitation
from hub.people.models.joining import JoinRequest
from hub.people.models.organisation import Membership
from hub.people.models.practice import PracticeAccess
from hub.people.models.user import User
from hub.ports import personal

Rows = Sequence[Mapping[str, Any]]
ACCOUNT = (
    *("key", "email", "first_name", "last_name", "preferred_language", "is_active", "date_joined", "last_login"),
    "groups__name",
)


def own_data(user: User) -> str:
    """JSON: the account, and what each room keeps for this person. Nothing of other people."""
    account: Rows = list(User.objects.filter(pk=user.pk).values(*ACCOUNT))
    kept = {"account": account, **personal.kept_for(user)}
    return json.dumps(kept, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def addresses_of(user: Any) -> Rows:
    return list(EmailAddress.objects.filter(user=user).values("email", "verified", "primary"))


def places_of(user: Any) -> Rows:
    return list(Membership.objects.filter(user=user).values("organisation__name", "role", "joined_at", "left_at"))


def requests_of(user: Any) -> Rows:
    asked = JoinRequest.objects.filter(user=user)
    return list(asked.values("organisation__name", "state", "asked_at", "decided_at"))


def invitations_of(user: Any) -> Rows:
    accepted = Invitation.objects.filter(accepted_by=user)
    return list(accepted.values("organisation__name", "address", "role", "state", "invited_at", "answered_at"))


def practice_of(user: Any) -> Rows:
    fields = ("organisation__name", "work_address", "state", "requested_at", "confirmed_at", "decided_at", "until")
    return list(PracticeAccess.objects.filter(user=user).values(*fields, "ended_at", "ended_reason"))


def register() -> None:
    personal.register("addresses", addresses_of)
    personal.register("places", places_of)
    personal.register("join_requests", requests_of)
    personal.register("invitations", invitations_of)
    personal.register("practice_accesses", practice_of)
