"""What this room keeps for one person: known by the addresses that the account has proven."""

from collections.abc import Mapping, Sequence
from typing import Any

from allauth.account.models import EmailAddress

from research.keys import fingerprint
from research.models import Invitation, Registration


def registrations_of(user: Any) -> Sequence[Mapping[str, Any]]:
    said = ("training__key", "state", "email", "name", "organisation", "profession", "country", "language")
    moments = ("asked_at", "confirmed_at", "seated_at", "ended_at", "attended", "certificate__number")
    rows = Registration.objects.filter(address_hash__in=_known_by(user)).order_by("pk")
    return list(rows.values(*said, *moments))


def training_invitations_of(user: Any) -> Sequence[Mapping[str, Any]]:
    rows = Invitation.objects.filter(address_hash__in=_known_by(user)).order_by("pk")
    return list(rows.values("training__key", "email", "language", "invited_at"))


def _known_by(user: Any) -> list[bytes]:
    proven = EmailAddress.objects.filter(user=user, verified=True)
    return [fingerprint(address) for address in proven.values_list("email", flat=True)]
