"""Who is to be asked whether they are still the right contact, who was, and what came of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Case, DateField, Exists, F, OuterRef, QuerySet, Subquery, TextChoices, Value, When
from django.db.models.functions import Cast, Coalesce, TruncDate
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.models.directory import Agency, Contact
from dissemination.models.review import ContactReview
from hub.people.mailbox import masked

YEAR = timedelta(days=365)
SILENT = timedelta(days=30)
LATELY = timedelta(days=30)
A_PAGE = 50


class Stand(TextChoices):
    """How a question stands."""

    WAITING = "waiting", _("Waits for an answer")
    SILENT = "silent", _("Not answered")
    ANSWERED = "answered", _("Answered")


@dataclass(frozen=True)
class Asked:
    """One question, and what came of it."""

    agency: str
    country: str
    role: str
    address: str
    stand: Stand
    said: str
    asked_at: datetime
    reminded_at: datetime | None
    answered_at: datetime | None


def due_today(on: date | None = None) -> QuerySet[Any]:
    """Contacts whose day has come, each with that day as `due`.

    The day that their entry names, else a year after it; when they were asked for that and have not said that all is
    right, which names another, a year after they were asked last.
    """
    entered = Cast(TruncDate("created_at") + Value(YEAR), DateField())
    rows = _reached().annotate(named=Coalesce("review_due", entered))
    asked = ContactReview.objects.filter(contact=OuterRef("pk"))
    last = asked.order_by("-asked_at").annotate(day=TruncDate("asked_at")).values("day")[:1]
    again = Cast(Subquery(last) + Value(YEAR), DateField())
    is_asked = Exists(asked.filter(due=OuterRef("named")))
    due = Case(When(is_asked, then=again), default=F("named"), output_field=DateField())
    rows = rows.annotate(due=due).filter(due__lte=on or timezone.localdate())
    return rows.exclude(Exists(asked.filter(due=OuterRef("due"))))


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
    """All of them, the newest first. One query."""
    before = timezone.now() - SILENT
    return [_asked(one, before, is_masked) for one in _questions(countries, stand, country, before)]


def questions_page(
    *, countries: frozenset[str] | None, stand: str = "", country: str = "", is_masked: bool, page: str | None
) -> tuple[Page[ContactReview], Sequence[Asked]]:
    """A page of them. Two queries."""
    before = timezone.now() - SILENT
    found = Paginator(_questions(countries, stand, country, before), A_PAGE).get_page(page)
    return found, [_asked(one, before, is_masked) for one in found]


def _questions(countries: frozenset[str] | None, stand: str, country: str, before: datetime) -> QuerySet[ContactReview]:
    found = ContactReview.objects.exclude(contact__status=Contact.Status.ERASED)
    if countries is not None:
        found = found.filter(contact__agency__organisation__country_id__in=countries)
    if country:
        found = found.filter(contact__agency__organisation__country_id=country)
    if stand == Stand.ANSWERED:
        found = found.exclude(said="")
    elif stand == Stand.SILENT:
        found = found.filter(said="", asked_at__lte=before)
    elif stand == Stand.WAITING:
        found = found.filter(said="", asked_at__gt=before)
    return found.select_related("contact__agency__organisation").order_by(F("asked_at").desc(), "-pk")


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
        stand=stand,
        said=str(ContactReview.Said(one.said).label) if one.said else "",
        asked_at=one.asked_at,
        reminded_at=one.reminded_at,
        answered_at=one.answered_at,
    )
