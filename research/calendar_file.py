"""Trainings as events of a calendar (RFC 5545): moments in UTC, lasting names, no link to join."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import UUID

from django.conf import settings
from icalendar import Calendar, Event


@dataclass(frozen=True, slots=True)
class Entry:
    """`url` is a path of the Hub; one that is `off` keeps its place in calendars, struck out."""

    key: UUID
    sequence: int
    changed: datetime
    begins: datetime
    ends: datetime
    summary: str
    description: str = ""
    location: str = ""
    url: str = ""
    off: bool = False


def file_of(entries: Iterable[Entry]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//The Hub//Training//EN")
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"training-{entry.key}@{settings.HUB_MAIL_DOMAIN}")
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed.astimezone(UTC))
    event.add("last-modified", entry.changed.astimezone(UTC))
    event.add("dtstart", entry.begins.astimezone(UTC))
    event.add("dtend", entry.ends.astimezone(UTC))
    event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
    event.add("summary", entry.summary)
    for name, value in (("description", entry.description), ("location", entry.location)):
        if value:
            event.add(name, value)
    if entry.url:
        event.add("url", f"{settings.HUB_PUBLIC_URL}{entry.url}")
    return event
