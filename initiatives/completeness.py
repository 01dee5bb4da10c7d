"""What an initiative needs before a moderator sees it: the one list, used by the form and by the service."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.content import Content, SeatContent
from initiatives.gap import Gap
from initiatives.moments import is_late
from initiatives.words import TOO_LATE

MOST_SEATS = 12
REQUIRED = {
    "kind": _("Say what kind of initiative it is."),
    "budget": _("Choose a budget band."),
    "deadline": _("Give a deadline for offers."),
}


def gaps(
    content: Content,
    *,
    at: datetime | None = None,
    filled: Mapping[str, int] | None = None,
    standing: datetime | None = None,
) -> list[Gap]:
    """Everything that is missing or cannot be; `filled` says how many places of a seat (by key) are taken.

    `standing` is the deadline of the public version, if there is one.
    """
    at = at or timezone.now()
    return [*_facts(content, at, standing), *_texts(content), *_seats(content.seats, filled or {})]


def too_late(content: Content, *, at: datetime, standing: datetime | None) -> bool:
    """Whether nobody could answer in time: under ten days are left, it is no replacement, and not public already."""
    if content.deadline is None or content.replaces or content.deadline == standing:
        return False
    return is_late(content.deadline, content.deadline_zone, at)


def _facts(content: Content, at: datetime, standing: datetime | None) -> Iterator[Gap]:
    for name, message in REQUIRED.items():
        if not getattr(content, name):
            yield Gap(name, message)
    if content.deadline and content.deadline <= at:
        yield Gap("deadline", _("The deadline has passed. Give one that is still to come."))
    elif too_late(content, at=at, standing=standing):
        yield Gap("deadline", TOO_LATE)
    if content.call_deadline and content.call_deadline <= at:
        yield Gap("call_deadline", _("The call has closed already."))
    elif content.call_deadline and content.deadline and content.deadline > content.call_deadline:
        yield Gap("deadline", _("Partners must be able to reply before the call closes."))
    if not content.themes:
        yield Gap("themes", _("Choose at least one theme."))


def _texts(content: Content) -> Iterator[Gap]:
    if not content.languages:
        yield Gap(f"text-{content.working_language}-title", _("Write title and summary in at least one language."))
    for language in content.languages:
        text = content.texts[language]
        if not text.title:
            yield Gap(f"text-{language}-title", _("This language has a text but no title."))
        if not text.summary:
            yield Gap(f"text-{language}-summary", _("This language has a text but no summary."))


def _seats(seats: tuple[SeatContent, ...], filled: Mapping[str, int]) -> Iterator[Gap]:
    if not seats:
        yield Gap("seats", _("Add at least one seat: whom do you look for?"))
    if len(seats) > MOST_SEATS:
        yield Gap("seats", _("An initiative has at most 12 seats."))
    for position, seat in enumerate(seats):
        if not seat.role:
            yield Gap(f"seats-{position}-role", _("Say what this partner does."))
        if seat.how_many < filled.get(seat.key, 0):
            yield Gap(f"seats-{position}-how_many", _("More partners than this have taken the seat already."))
