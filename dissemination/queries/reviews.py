"""Who is to be asked whether they are still the right contact, who was, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import DateField, Exists, F, OuterRef, QuerySet, TextChoices, Value
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.mailbox import masked
from dissemination.models.directory import Agency, Contact
from dissemination.models.review import ContactReview

YEAR = timedelta(days=365)
SILENT = timedelta(days=30)
LATELY = timedelta(days=30)


class Stand(TextChoices):
    """How a question stands."""

    WAITING = "waiting", _("Waits for an answer")
    SILENT = "silent", _("Not answered")
    ANSWERED = "answered", _("Answered")


@dataclass(frozen=True)
class Asked:
    """One question. `since` is when it was asked, or answered."""

    agency: str
    country: str
    role: str
    address: str
    contact_id: str
    stand: Stand
    said: str
    asked_at: datetime
    reminded_at: datetime | None
    answered_at: datetime | None


def due_today(on: date | None = None) -> QuerySet[Contact]:
    """Contacts whose day (`due_day`) has come and who were not asked for that day."""
    entered = Cast(TruncDate("created_at") + Value(YEAR), DateField())
    asked = ContactReview.objects.filter(contact=OuterRef("pk"), due=OuterRef("due"))
    reached = _reached().annotate(due=Coalesce("review_due", entered))
    return reached.filter(due__lte=on or timezone.localdate()).exclude(Exists(asked))


def due_day(contact: Contact) -> date:
    """When a contact is to be asked: a year after it was entered, where nobody says otherwise."""
    return contact.review_due or timezone.localdate(contact.created_at) + YEAR


def to_ask_by_hand(country: str) -> QuerySet[Contact]:
    """All of a country, without those who wait for nothing but their own answer, or gave it lately."""
    now = timezone.now()
    waits = ContactReview.objects.filter(contact=OuterRef("pk"), said="", asked_at__gt=now - SILENT)
    answered = ContactReview.objects.filter(contact=OuterRef("pk"), answered_at__gt=now - LATELY)
    there = _reached().filter(agency__organisation__country_id=country)
    lately = (now - LATELY).date()
    return there.exclude(Exists(waits)).exclude(Exists(answered)).exclude(verified_on__gt=lately)


def questions(
    *, countries: frozenset[str] | None, stand: str = "", country: str = "", is_masked: bool
) -> Sequence[Asked]:
    """The newest first. One query."""
    found = ContactReview.objects.exclude(contact__status=Contact.Status.ERASED)
    if countries is not None:
        found = found.filter(contact__agency__organisation__country_id__in=countries)
    if country:
        found = found.filter(contact__agency__organisation__country_id=country)
    before = timezone.now() - SILENT
    if stand == Stand.ANSWERED:
        found = found.exclude(said="")
    elif stand == Stand.SILENT:
        found = found.filter(said="", asked_at__lte=before)
    elif stand == Stand.WAITING:
        found = found.filter(said="", asked_at__gt=before)
    ordered = found.select_related("contact__agency__organisation").order_by(F("asked_at").desc(), "-pk")
    return [_asked(one, before, is_masked) for one in ordered]


def _reached() -> QuerySet[Contact]:
    active = Contact.objects.filter(status=Contact.Status.ACTIVE, email__isnull=False)
    return active.filter(agency__in=Agency.objects.valid()).select_related("agency__organisation")


def _asked(one: ContactReview, before: datetime, is_masked: bool) -> Asked:
    contact, agency = one.contact, one.contact.agency
    is_silent = one.asked_at <= before
    stand = Stand.ANSWERED if one.said else Stand.SILENT if is_silent else Stand.WAITING
    address = contact.email or ""
    return Asked(
        agency=agency.organisation.name if agency else "",
        country=agency.organisation.country_id if agency else "",
        role=contact.role_title,
        address=masked(address) if is_masked else address,
        contact_id=str(contact.pk),
        stand=stand,
        said=str(ContactReview.Said(one.said).label) if one.said else "",
        asked_at=one.asked_at,
        reminded_at=one.reminded_at,
        answered_at=one.answered_at,
    )
