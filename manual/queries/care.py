"""Who looks after each section of the source, and what is due of it. A fixed number of queries for all of them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from django.conf import settings

from hub.models import User
from hub.publishing import access
from hub.publishing.calendar import today
from manual.models import LawReview, SectionCare, SectionPage, SectionReport
from manual.permissions import keepers, leads
from manual.queries import outline

SOON = timedelta(days=30)


@dataclass(frozen=True)
class Kept:
    """One section: `reports` are readers' open ones, in every language, `law` its places whose law was amended."""

    page_id: int
    key: UUID
    number: str
    title: str
    restricted: bool
    owner: User | None
    deputy: User | None
    review_by: date | None
    reports: int
    law: int
    day: date

    @property
    def overdue(self) -> bool:
        return is_over(self.review_by, self.day)

    @property
    def soon(self) -> bool:
        return self.review_by is not None and self.day <= self.review_by <= self.day + SOON

    @property
    def is_due(self) -> bool:
        return self.overdue or self.soon or bool(self.reports or self.law)

    @property
    def people(self) -> list[User]:
        return [user for user in (self.owner, self.deputy) if user is not None and user.is_active]


def due_by(care: date | None, page: date | None) -> date | None:
    """The day of a section's next review: of the row of its care, else the one that its page says."""
    return care or page


def is_over(review_by: date | None, day: date) -> bool:
    """Whether a review should have been before `day`."""
    return review_by is not None and review_by < day


def sections(day: date | None = None) -> list[Kept]:
    """All sections of the source that are public or were, in the order of the manual. Six queries."""
    pages = SectionPage.objects.filter(live=True, locale__language_code=settings.LANGUAGE_CODE).order_by("path")
    return _kept(list(pages), day or today())


def section(page: SectionPage) -> Kept:
    return _kept([page], today())[0]


def care_of(page: SectionPage) -> SectionCare:
    """The row of a section, not saved yet where nobody was named."""
    row = SectionCare.objects.filter(page_key=page.translation_key).first()
    return row or SectionCare(page_key=page.translation_key, review_by=page.review_date)


def people_for(report: SectionReport, cares: dict[UUID, SectionCare]) -> list[User]:
    """Who reads a report: the language's leads, or the section's owner and deputy, or else every editor."""
    if report.language != settings.LANGUAGE_CODE:
        found = list(leads(report.language))
        if found:
            return found
    care = cares.get(report.page_key)
    named = [care.owner, care.deputy] if care else []
    return [user for user in named if user is not None and user.is_active] or list(keepers())


def cares(keys: Iterable[UUID]) -> dict[UUID, SectionCare]:
    rows = SectionCare.objects.filter(page_key__in=list(keys)).select_related("owner", "deputy")
    return {row.page_key: row for row in rows}


def _kept(pages: list[SectionPage], day: date) -> list[Kept]:
    keys = [page.translation_key for page in pages]
    numbers = outline.page_numbers(keys)
    rows = cares(keys)
    closed = set(access.restricted_page_keys().filter(translation_key__in=keys))
    open_reports = SectionReport.objects.open().filter(page_key__in=keys)
    reports = Counter(open_reports.values_list("page_key", flat=True))
    law = Counter(LawReview.objects.open().filter(page_key__in=keys).values_list("page_key", flat=True))
    found = []
    for page in pages:
        care = rows.get(page.translation_key)
        found.append(
            Kept(
                page_id=page.pk,
                key=page.translation_key,
                number=numbers.get(page.translation_key, ""),
                title=page.title,
                restricted=page.translation_key in closed,
                owner=care.owner if care else None,
                deputy=care.deputy if care else None,
                review_by=due_by(care.review_by if care else None, page.review_date),
                reports=reports[page.translation_key],
                law=law[page.translation_key],
                day=day,
            )
        )
    return found
