"""What this room keeps for one person alone, as plain values to take along."""

from collections.abc import Mapping, Sequence
from typing import Any

from initiatives.models import (
    Initiative,
    Interest,
    MailNote,
    Message,
    Pin,
    Question,
    ReplyAddress,
    Report,
    SavedSearch,
    SharedAddress,
)
from initiatives.models.saved_search import SAID


def searches_of(user: Any) -> Sequence[Mapping[str, Any]]:
    return list(SavedSearch.objects.filter(owner=user).values("name", *SAID, "created_at"))


def pins_of(user: Any) -> Sequence[Mapping[str, Any]]:
    return list(Pin.objects.filter(owner=user).values("initiative__key", "created_at"))


def initiatives_of(user: Any) -> Sequence[Mapping[str, Any]]:
    """Those that the person wrote for an organisation; their words are the organisation's."""
    written = Initiative.objects.filter(author=user).order_by("pk")
    return list(written.values("key", "organisation__name", "state", "created_at", "public_at", "closed_at"))


def offers_of(user: Any) -> Sequence[Mapping[str, Any]]:
    offered = Interest.objects.filter(author=user).order_by("pk")
    return list(offered.values("key", "organisation__name", "role", "pitch", "state", "created_at", "answered_at"))


def messages_of(user: Any) -> Sequence[Mapping[str, Any]]:
    return list(Message.objects.filter(author=user).order_by("pk").values("organisation__name", "text", "at"))


def questions_of(user: Any) -> Sequence[Mapping[str, Any]]:
    asked = Question.objects.filter(author=user).order_by("pk")
    return list(asked.values("initiative__key", "organisation__name", "text", "state", "asked_at"))


def ways_back_of(user: Any) -> Sequence[Mapping[str, Any]]:
    """When they could answer by mail; the secrets are in their mails alone."""
    ways = ReplyAddress.objects.filter(person=user).order_by("pk")
    return list(ways.values("interest__key", "organisation__name", "created_at", "revoked_at"))


def given_addresses_of(user: Any) -> Sequence[Mapping[str, Any]]:
    given = SharedAddress.objects.filter(person=user).order_by("pk")
    return list(given.values("interest__key", "organisation__name", "given_at", "revoked_at"))


def mail_notes_of(user: Any) -> Sequence[Mapping[str, Any]]:
    return list(MailNote.objects.filter(person=user).order_by("pk").values("interest__key", "why", "at"))


def reports_of(user: Any) -> Sequence[Mapping[str, Any]]:
    reported = Report.objects.filter(person=user).order_by("pk")
    return list(reported.values("interest__key", "organisation__name", "why", "text", "at", "outcome", "handled_at"))
