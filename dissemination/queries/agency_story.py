"""All that happened to an agency, newest first: plans, messages, what was seen of them, answers, calls, directory."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from dissemination.models.delivery import Answer, Delivery
from dissemination.models.directory import Agency, Contact
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.models.message import OutboundMessage
from dissemination.models.requirement import Requirement

MOST = 500
"""Lines of one kind; older ones stay in the database."""
LATE = timedelta(hours=1)

Deliveries = Mapping[UUID, Delivery]


@dataclass(frozen=True)
class Line:
    """`about` is an impression or a contact, `known` who saw or did it, `heard` when the Hub learnt of it if later."""

    at: datetime
    words: str
    about: str = ""
    known: str = ""
    heard: datetime | None = None
    note: str = ""
    whole_day: bool = False


def agency_story(agency: Agency, *, shows_words: bool) -> Sequence[Line]:
    """`shows_words`: also what people of the agency wrote, which may name them. Seven queries, whatever happened."""
    rows = Delivery.objects.filter(agency=agency).select_related("plan", "distribution", "contact")
    deliveries = {row.pk: row for row in rows.order_by("-plan__created_at")[:MOST]}
    contacts = {contact.pk: contact for contact in agency.contacts.all()}
    lines = [
        *_planned(deliveries.values()),
        *_messages(deliveries, contacts),
        *_events(deliveries),
        *_answers(deliveries, shows_words),
        *_required(agency),
        *_directory(agency, contacts),
    ]
    return sorted(lines, key=lambda line: line.at, reverse=True)


def _planned(deliveries: Iterable[Delivery]) -> Iterator[Line]:
    for row in deliveries:
        yield Line(row.plan.approved_at or row.plan.created_at, _("Planned"), _about(row))


def _messages(deliveries: Deliveries, contacts: Iterable[UUID]) -> Iterator[Line]:
    to_contacts = Q(recipient__in=[f"contact:{key}" for key in contacts])
    found = OutboundMessage.objects.filter(Q(delivery_id__in=deliveries.keys()) | to_contacts).select_related("text")
    for message in found.order_by("-created_at")[:MOST]:
        row = deliveries.get(message.delivery_id) if message.delivery_id else None
        subject = message.text.subject if message.text else message.kind
        words = _("Message written: %(subject)s") % {"subject": subject}
        yield Line(message.created_at, words, _about(row), note=message.get_state_display())


def _events(deliveries: Deliveries) -> Iterator[Line]:
    for event in DeliveryEvent.objects.filter(delivery_id__in=deliveries.keys()).order_by("-pk")[:MOST]:
        row = deliveries[event.delivery_id] if event.delivery_id else None
        matter = event.detail.get("called", "") if event.kind == EventKind.NOTE else ""
        words = _("Called: %(matter)s") % {"matter": matter} if matter else event.get_kind_display()
        known = _("The agency itself") if event.source == EventSource.WEB else event.get_source_display()
        late = event.received_at if event.received_at - event.occurred_at > LATE else None
        yield Line(event.occurred_at, words, _about(row), known, late)


def _answers(deliveries: Deliveries, shows_words: bool) -> Iterator[Line]:
    for answer in Answer.objects.filter(delivery_id__in=deliveries.keys()).order_by("-pk")[:MOST]:
        note = " · ".join(filter(None, [answer.office, answer.note])) if shows_words else ""
        yield Line(answer.answered_at, _("Wrote a note"), _about(deliveries[answer.delivery_id]), note=note)


def _required(agency: Agency) -> Iterator[Line]:
    today = timezone.localdate()
    yield _day(agency.valid_from, _("In the directory from this day"))
    if agency.valid_to and agency.valid_to <= today:
        yield _day(agency.valid_to, _("In the directory until this day"))
    for one in Requirement.objects.filter(agency=agency, since__lte=today):
        yield _day(one.since, _("Must hold the manual from this day"))
        if one.until and one.until <= today:
            yield _day(one.until, _("Must hold the manual no longer"))


def _directory(agency: Agency, contacts: Mapping[UUID, Contact]) -> Iterator[Line]:
    kinds = ContentType.objects.get_for_models(Agency, Contact)
    of_agency = Q(content_type=kinds[Agency], object_id=str(agency.pk))
    of_contacts = Q(content_type=kinds[Contact], object_id__in=[str(key) for key in contacts])
    names = {str(key): str(contact) for key, contact in contacts.items()}
    for entry in ModelLogEntry.objects.filter(of_agency | of_contacts).select_related("user").order_by("-pk")[:MOST]:
        words = _("Directory: %(change)s") % {"change": entry.message}
        yield Line(entry.timestamp, words, names.get(entry.object_id, ""), entry.user_display_name)


def _about(row: Delivery | None) -> str:
    if row is None:
        return ""
    return f"{row.distribution}, {row.contact}" if row.contact else str(row.distribution)


def _day(day: date, words: str) -> Line:
    return Line(timezone.make_aware(datetime.combine(day, time.min)), words, whole_day=True)
