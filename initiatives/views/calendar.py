"""Deadlines of open initiatives for anybody's calendar: all of them, or those of one initiative."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event

from initiatives.access import access_readable
from initiatives.models import Initiative
from initiatives.queries import deadlines as moments
from initiatives.queries.cards import Card, cards, for_cards
from initiatives.queries.finding import open_for
from initiatives.views.looking import looking
from initiatives.views.parts import language

MOST = 500


@require_safe
def deadlines(request: HttpRequest) -> HttpResponse:
    """One event a deadline of the list as its address narrows it; in UTC, so that a calendar shows its own zone."""
    asked = looking(request, language())
    rows = for_cards(open_for(asked.wish, asked.own).order_by("deadline", "pk"))
    return _file([_event(card, card.deadline) for card in cards(rows[:MOST], language())], "deadlines.ics")


@require_safe
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """Until when partners may reply to one initiative, and when its call closes. A closed one is cancelled."""
    (initiative,) = for_cards(Initiative.objects.filter(pk=access_readable(key).pk))
    (card,) = cards([initiative], language())
    events = [_event(card, card.deadline, cancelled=not initiative.is_public)]
    if initiative.call_deadline:
        event = _event(card, initiative.call_deadline, part="call-", cancelled=not initiative.is_public)
        event["summary"] = _("The call closes: %(title)s") % {"title": card.title}
        event["description"] = moments.in_words(initiative.call_deadline, initiative.deadline_zone, language())
        events.append(event)
    return _file(events, "deadline.ics")


def _file(events: list[Event], name: str) -> HttpResponse:
    calendar = Calendar()
    calendar.add("prodid", "-//The Hub//Find a Partner//EN")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(event)
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _event(card: Card, moment: datetime | None, *, part: str = "", cancelled: bool = False) -> Event:
    event = Event()
    event.add("uid", f"{part}{card.key}@{settings.HUB_MAIL_DOMAIN}")
    event.add("dtstamp", timezone.now().astimezone(UTC))
    if moment is not None:
        event.add("dtstart", moment.astimezone(UTC))
        event.add("duration", timedelta(0))
    event.add("summary", card.title)
    event.add("description", f"{card.summary}\n{card.deadline_words}")
    event.add("url", f"{settings.HUB_PUBLIC_URL}{card.url}")
    if cancelled:
        event.add("status", "CANCELLED")
    return event
