"""The editors' review list: places that rest on an article which was amended since somebody last looked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.conf import settings
from wagtail.models import Page

from hub.models import User
from manual.models import CitableNumber, LawReview

DONE = 50  # rows that the list of what is done shows


@dataclass(frozen=True)
class Review:
    """A place to look at: `block_id` is empty for a section as a whole, `number` the place's or else the section's."""

    pk: int
    page_key: UUID
    page_id: int
    block_id: str
    number: str
    title: str
    article: str
    act: str
    since: date
    note: str
    opened_at: datetime
    outcome: str = ""
    said: str = ""
    who: User | None = None
    closed_at: datetime | None = None

    @property
    def outcome_word(self) -> str:
        return str(LawReview.Outcome(self.outcome).label) if self.outcome else ""


def open_reviews() -> list[Review]:
    """Places that wait for a look, those that wait longest first. Three queries."""
    return _reviews(LawReview.objects.open().select_related("amendment__article"))


def done_reviews() -> list[Review]:
    """The last that were closed, the newest first. Three queries."""
    rows = LawReview.objects.done().select_related("amendment__article", "closed_by")
    return _reviews(rows.order_by("-closed_at", "-pk")[:DONE])


def count_open() -> int:
    """One query."""
    return LawReview.objects.open().count()


def _reviews(rows: Iterable[LawReview]) -> list[Review]:
    rows = list(rows)
    keys = {row.page_key for row in rows}
    pages = {
        key: (pk, title)
        for key, pk, title in Page.objects.filter(
            translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE
        ).values_list("translation_key", "pk", "title")
    }
    numbers = {
        (key, block_id): number
        for key, block_id, number in CitableNumber.objects.filter(page_key__in=keys).values_list(
            "page_key", "block_id", "number"
        )
    }
    return [_review(row, *pages.get(row.page_key, (0, "")), numbers) for row in rows]


def _review(row: LawReview, page_id: int, title: str, numbers: dict[tuple[UUID, str], str]) -> Review:
    amendment = row.amendment
    number = numbers.get((row.page_key, row.block_id)) or numbers.get((row.page_key, ""), "")
    return Review(
        pk=row.pk,
        page_key=row.page_key,
        page_id=page_id,
        block_id=row.block_id,
        number=number,
        title=title,
        article=amendment.article.key,
        act=amendment.act,
        since=amendment.since,
        note=amendment.note,
        opened_at=row.opened_at,
        outcome=row.outcome,
        said=row.said,
        who=row.closed_by if row.outcome else None,
        closed_at=row.closed_at,
    )
