"""All that happened to an agency, newest first: plans, messages, what was seen of them, answers, calls, directory."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import timedelta
from uuid import UUID

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from dissemination.entries import Entered
from dissemination.models.delivery import Answer, Delivery, EntryNote
from dissemination.models.directory import Agency
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.models.message import OutboundMessage
from dissemination.queries.agency_directory import MOST, Line, directory_lines

LATE = timedelta(hours=1)

Deliveries = Mapping[UUID, Delivery]


def agency_story(agency: Agency, *, shows_words: bool) -> Sequence[Line]:
    """`shows_words`: also what people of the agency wrote, which may name them. Twelve queries, whatever happened."""
    rows = Delivery.objects.filter(agency=agency).select_related("plan", "distribution", "contact")
    deliveries = {row.pk: row for row in rows.order_by("-plan__created_at")[:MOST]}
    contacts = {contact.pk: contact for contact in agency.contacts.all()}
    lines = [
        *_planned(deliveries.values()),
        *_messages(deliveries, contacts),
        *_events(deliveries, shows_words),
        *_answers(deliveries, shows_words),
        *directory_lines(agency, contacts),
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _planned(deliveries: Iterable[Delivery]) -> Iterator[Line]:
    for row in deliveries:
        yield Line(row.plan.approved_at or row.plan.created_at, _("Planned"), _about(row))


def _messages(deliveries: Deliveries, contacts: Iterable[UUID]) -> Iterator[Line]:
    to_contacts = Q(recipient__in=[f"contact:{key}" for key in contacts])
    found = OutboundMessage.objects.filter(Q(delivery_id__in=deliveries.keys()) | to_contacts)
    for message in found.with_subject().order_by("-created_at")[:MOST]:
        row = deliveries.get(message.delivery_id) if message.delivery_id else None
        subject = message.text.subject if message.text else message.kind
        words = _("Message written: %(subject)s") % {"subject": subject}
        yield Line(message.created_at, words, _about(row), note=message.get_state_display())


def _events(deliveries: Deliveries, shows_words: bool) -> Iterator[Line]:
    events = list(DeliveryEvent.objects.filter(delivery_id__in=deliveries.keys()).order_by("-pk")[:MOST])
    taken_back = {event.source_event_id for event in events if event.kind == EventKind.RETRACTED}
    names = [event.source_event_id for event in events if event.source == EventSource.OFFICER]
    written = EntryNote.objects.filter(entry__in=names) if shows_words else EntryNote.objects.none()
    notes = dict(written.values_list("entry", "note"))
    for event in events:
        row = deliveries[event.delivery_id] if event.delivery_id else None
        matter = event.detail.get("called", "") if event.kind == EventKind.NOTE else ""
        words = _("Called: %(matter)s") % {"matter": matter} if matter else _words(event)
        known = _("The agency itself") if event.source == EventSource.WEB else event.get_source_display()
        late = event.received_at if event.received_at - event.occurred_at > LATE else None
        yield Line(event.occurred_at, words, _about(row), known, late, " · ".join(_beside(event, notes, taken_back)))


def _words(event: DeliveryEvent) -> str:
    told = event.detail.get("told", "")
    if told in EventKind.values:
        return _("Reported by a stranger, and not proved: %(what)s") % {"what": EventKind(told).label}
    entered = event.detail.get("entered", "")
    return str(Entered(entered).label) if entered in Entered.values else event.get_kind_display()


def _beside(event: DeliveryEvent, notes: Mapping[str, str], taken_back: Collection[str]) -> Iterator[str]:
    copies = event.detail.get("copies")
    if copies:
        yield ngettext("%(count)d copy", "%(count)d copies", copies) % {"count": copies}
    if event.detail.get("enhanced"):
        yield str(event.detail["enhanced"])
    if notes.get(event.source_event_id):
        yield notes[event.source_event_id]
    if f"back:{event.source_event_id}" in taken_back:
        yield _("Taken back: it counts no more.")


def _answers(deliveries: Deliveries, shows_words: bool) -> Iterator[Line]:
    for answer in Answer.objects.filter(delivery_id__in=deliveries.keys()).order_by("-pk")[:MOST]:
        note = " · ".join(filter(None, [answer.office, answer.note])) if shows_words else ""
        yield Line(answer.answered_at, _("Wrote a note"), _about(deliveries[answer.delivery_id]), note=note)


def _about(row: Delivery | None) -> str:
    if row is None:
        return ""
    return f"{row.distribution}, {row.contact}" if row.contact else str(row.distribution)
