"""The national annexes as their desks see them."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.translation import gettext as _

from hub.publishing.calendar import today
from hub.publishing.fingerprint import digest
from hub.reference import languages
from hub.reference.desks import countries_kept_by
from manual.models import Annex, AnnexRevision, CitableNumber, SectionPage
from manual.queries import moving


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
    public = approved[-1] if approved and annex.withdrawn_at is None else None
    return Line(
        annex=annex,
        section=section,
        public=public,
        open=next((row for row in revisions if row.state != AnnexRevision.State.APPROVED), None),
        overdue=public is not None and public.review_date is not None and public.review_date < today(),
        own=own,
    )


def hash_of(revision: AnnexRevision) -> str:
    """SHA-256 of all that a second person reads and approves: the text and the day of its review."""
    return digest({"text": revision.text, "review_date": revision.review_date})


def problem(page_key: UUID, language: str) -> dict[str, str]:
    """Why no annex can stand there, by field: the section is not public, or nobody writes in the language."""
    found = {}
    if moving.section(page_key) is None:
        found["section"] = _("This section is not public. Choose another one.")
    if language not in dict(languages.choices()):
        found["language"] = _("The Hub does not know this language. Choose another one.")
    return found


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
