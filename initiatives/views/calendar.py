"""Deadlines of open initiatives for anybody's calendar."""

from datetime import UTC, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from initiatives.queries.cards import Card, cards, for_cards
from initiatives.queries.finding import open_for
from initiatives.views.looking import looking
from initiatives.views.parts import language

MOST = 500


@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """One event a deadline of the list as its address narrows it; in UTC, so that a calendar shows its own zone."""
    calendar = Calendar()
    calendar.add("prodid", "-//The Hub//Find a Partner//EN")
    calendar.add("version", "2.0")
    asked = looking(request, language())
    rows = for_cards(open_for(asked.wish, asked.own).order_by("deadline", "pk"))
    for card in cards(rows[:MOST], language()):
        calendar.add_component(_event(card))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="deadlines.ics"'
    return response


def _event(card: Card) -> Event:
    event = Event()
    event.add("uid", f"{card.key}@{settings.HUB_MAIL_DOMAIN}")
    event.add("dtstamp", timezone.now().astimezone(UTC))
    if card.deadline is not None:
        event.add("dtstart", card.deadline.astimezone(UTC))
        event.add("duration", timedelta(0))
    event.add("summary", card.title)
    event.add("description", card.summary)
    event.add("url", f"{settings.HUB_PUBLIC_URL}{card.url}")
    return event
