"""What happened to an agency beside its deliveries: its days, its contacts, and who changed the directory."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import ModelLogEntry

from dissemination.models.bounce_case import BounceCase
from dissemination.models.contact_request import ContactRequest
from dissemination.models.directory import Agency, Contact
from dissemination.models.informed import Informed
from dissemination.models.requirement import Requirement
from dissemination.models.review import ContactReview

MOST = 500
"""Lines of one kind; older ones stay in the database."""


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


def directory_lines(agency: Agency, contacts: Mapping[UUID, Contact]) -> Iterator[Line]:
    """In no order. Six queries beside the kinds of content."""
    yield from _required(agency)
    yield from _logged(agency, contacts)
    yield from _cases(agency)
    yield from _requests(agency)
    yield from _asked(contacts)


def _required(agency: Agency) -> Iterator[Line]:
    today = timezone.localdate()
    yield _day(agency.valid_from, _("In the directory from this day"))
    if agency.valid_to and agency.valid_to <= today:
        yield _day(agency.valid_to, _("In the directory until this day"))
    for one in Requirement.objects.filter(agency=agency, since__lte=today):
        yield _day(one.since, _("Must hold the manual from this day"))
        if one.until and one.until <= today:
            yield _day(one.until, _("Must hold the manual no longer"))


def _logged(agency: Agency, contacts: Mapping[UUID, Contact]) -> Iterator[Line]:
    kinds = ContentType.objects.get_for_models(Agency, Contact)
    of_agency = Q(content_type=kinds[Agency], object_id=str(agency.pk))
    of_contacts = Q(content_type=kinds[Contact], object_id__in=[str(key) for key in contacts])
    names = {str(key): str(contact) for key, contact in contacts.items()}
    for entry in ModelLogEntry.objects.filter(of_agency | of_contacts).select_related("user").order_by("-pk")[:MOST]:
        words = _("Directory: %(change)s") % {"change": entry.message}
        yield Line(entry.timestamp, words, names.get(entry.object_id, ""), entry.user_display_name)


def _cases(agency: Agency) -> Iterator[Line]:
    for case in BounceCase.objects.filter(agency=agency).select_related("contact").order_by("-pk")[:MOST]:
        words = _("Somebody must look after an address: %(cause)s") % {"cause": case.get_cause_display()}
        yield Line(case.opened_at, words, str(case.contact), note=case.enhanced)
        if case.closed_at:
            words = _("The address was looked after: %(outcome)s") % {"outcome": case.get_outcome_display()}
            yield Line(case.closed_at, words, str(case.contact))


def _requests(agency: Agency) -> Iterator[Line]:
    """What is asked for; the address that it names is for whoever decides."""
    for one in ContactRequest.objects.filter(agency=agency).select_related("contact").order_by("-pk")[:MOST]:
        words = _("Asked: %(request)s") % {"request": one.get_kind_display()}
        yield Line(one.made_at, words, str(one.contact), _("The agency itself"), note=one.get_state_display())


def _asked(contacts: Mapping[UUID, Contact]) -> Iterator[Line]:
    for told in Informed.objects.filter(contact_id__in=contacts.keys()).order_by("-pk")[:MOST]:
        yield Line(told.at, _("Told that the Hub keeps the address"), str(contacts[told.contact_id]))
    for one in ContactReview.objects.filter(contact__in=contacts.keys()).order_by("-pk")[:MOST]:
        about = str(contacts[one.contact_id])
        yield Line(one.asked_at, _("Asked whether all about the contact is right"), about)
        if one.answered_at:
            words = _("Answered: %(answer)s") % {"answer": one.get_said_display()}
            yield Line(one.answered_at, words, about, _("The agency itself"))


def _day(day: date, words: str) -> Line:
    return Line(timezone.make_aware(datetime.combine(day, time.min)), words, whole_day=True)
