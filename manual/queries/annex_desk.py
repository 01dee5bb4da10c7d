"""The national annexes as their desks see them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings

from hub.publishing.calendar import today
from hub.reference.desks import countries_kept_by
from manual.models import Annex, AnnexRevision, CitableNumber, SectionPage


@dataclass(frozen=True)
class Line:
    """One annex with where it stands: the public text, and the one that is written or waits."""

    annex: Annex
    section: str
    public: AnnexRevision | None
    open: AnnexRevision | None
    overdue: bool
    own: bool


def lines(user: Any) -> list[Line]:
    """All annexes, those of the user's own countries marked. Four queries."""
    names = dict(sections())
    own = countries_kept_by(user)
    annexes = Annex.objects.select_related("country").prefetch_related("revisions").order_by("country", "language")
    return [line(annex, names.get(str(annex.page_key), ""), own=annex.country_id in own) for annex in annexes]


def line(annex: Annex, section: str, *, own: bool) -> Line:
    revisions = list(annex.revisions.all())
    approved = [row for row in revisions if row.state == AnnexRevision.State.APPROVED]
    return Line(
        annex=annex,
        section=section,
        public=approved[-1] if approved and annex.withdrawn_at is None else None,
        open=next((row for row in revisions if row.state != AnnexRevision.State.APPROVED), None),
        overdue=annex.review_date is not None and annex.review_date < today(),
        own=own,
    )


def sections() -> list[tuple[str, str]]:
    """Keys of the live sections with number and title, in the order of the manual. Two queries."""
    pages = SectionPage.objects.filter(live=True, locale__language_code=settings.LANGUAGE_CODE).order_by("path")
    rows = list(pages.values_list("translation_key", "title"))
    keys = [key for key, _title in rows]
    numbers = dict(CitableNumber.objects.filter(page_key__in=keys, block_id="").values_list("page_key", "number"))
    return [(str(key), f"{numbers.get(key, '')} {title}".strip()) for key, title in rows]


def section_name(key: UUID) -> str:
    """Number and title of one section."""
    return dict(sections()).get(str(key), str(key))
