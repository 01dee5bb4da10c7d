"""What this room keeps for one person: known by the addresses that the account has proven."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from allauth.account.models import EmailAddress

from research.keys import asked_fingerprint, fingerprint
from research.models import Asked, Invitation, RefresherWish, Registration, Shared


def _known_by(user: Any, known_as: Callable[[str], bytes] = fingerprint) -> list[bytes]:
    proven = EmailAddress.objects.filter(user=user, verified=True)
    return [known_as(address) for address in proven.values_list("email", flat=True)]


def registrations_of(user: Any) -> Sequence[Mapping[str, Any]]:
    said = ("training__key", "state", "email", "name", "organisation", "profession", "country", "language")
    moments = ("asked_at", "confirmed_at", "seated_at", "ended_at", "attended", "certificate__number")
    rows = Registration.objects.filter(address_hash__in=_known_by(user)).order_by("pk")
    return list(rows.values(*said, *moments))


def training_invitations_of(user: Any) -> Sequence[Mapping[str, Any]]:
    rows = Invitation.objects.filter(address_hash__in=_known_by(user)).order_by("pk")
    return list(rows.values("training__key", "email", "language", "invited_at"))


def questionnaires_of(user: Any) -> Sequence[Mapping[str, Any]]:
    """Those that were answered, or asked for, with the name: of others nobody can tell."""
    rows = Asked.objects.filter(address_hash__in=_known_by(user, asked_fingerprint)).order_by("pk")
    return list(rows.values("wave__key", "email", "language", "invited_at", "answered_at", "background", "answers"))


def signed_by(user: Any) -> Sequence[Mapping[str, Any]]:
    """What the person signed for an organisation."""
    rows = Shared.objects.filter(signed_by=user).order_by("pk")
    return list(rows.values("key", "organisation__name"))


def refreshers_of(user: Any) -> Sequence[Mapping[str, Any]]:
    rows = RefresherWish.objects.filter(address_hash__in=_known_by(user)).order_by("pk")
    return list(rows.values("training__key", "email", "language", "asked_at", "told"))
