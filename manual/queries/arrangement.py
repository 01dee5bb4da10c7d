"""The outline of the whole manual for its editors: a fixed number of queries, however many sections and languages."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db.models import Count, QuerySet
from django.utils.translation import gettext as _
from wagtail.models import Page, Revision, WorkflowState

from hub.look.dates import in_words
from hub.people.groups import target_languages
from hub.publishing.calendar import today
from manual.models import ChapterPage, CitableNumber, SectionCare, SectionPage
from manual.queries import care
from translation.queries.standing import Standing, standings

FIELDS = (
    "pk",
    "translation_key",
    "path",
    "title",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "owner_role",
    "review_date",
)


@dataclass(frozen=True)
class State:
    """How the text of a page stands, in a word; `shape` is one of the look's states."""

    key: str
    words: str


@dataclass(frozen=True)
class Line:
    """A chapter or section: `first` and `last` among its siblings."""

    page_id: int
    key: UUID
    number: str
    title: str
    is_chapter: bool
    states: list[State]
    owner_role: str
    review_by: date | None
    overdue: bool
    languages: list[Standing]
    removed: int
    first: bool
    last: bool


def lines() -> list[Line]:
    """Every chapter and section of the source, in the order of the manual."""
    rows = _rows()
    keys = [row["translation_key"] for row in rows]
    numbers = dict(CitableNumber.objects.filter(page_key__in=keys, block_id="").values_list("page_key", "number"))
    removed = _removed(keys)
    found = standings(keys, target_languages())
    reviews = dict(SectionCare.objects.filter(page_key__in=keys).values_list("page_key", "review_by"))
    waiting, reviewed = _waiting(), _in_review()
    siblings = Counter(_parent(row) for row in rows)
    seen: Counter[str] = Counter()
    made = []
    for row in rows:
        key, parent = row["translation_key"], _parent(row)
        seen[parent] += 1
        review_by = care.due_by(reviews.get(key), row["review_date"])
        made.append(
            Line(
                page_id=row["pk"],
                key=key,
                number=numbers.get(key, ""),
                title=row["title"],
                is_chapter=row["is_chapter"],
                states=_states(row, waiting, reviewed),
                owner_role=row["owner_role"],
                review_by=review_by,
                overdue=care.is_over(review_by, today()),
                languages=[found[key, code] for code in target_languages()],
                removed=removed.get(key, 0),
                first=seen[parent] == 1,
                last=seen[parent] == siblings[parent],
            )
        )
    return made


def pages() -> QuerySet[Page]:
    """Chapters and sections of the source."""
    return Page.objects.filter(
        locale__language_code=settings.LANGUAGE_CODE,
        content_type__app_label="manual",
        content_type__model__in=("chapterpage", "sectionpage"),
    )


def _rows() -> list[dict[str, Any]]:
    """Two queries."""
    rows: list[dict[str, Any]] = []
    for model in (ChapterPage, SectionPage):
        pages = model.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        rows += [{**row, "is_chapter": model is ChapterPage} for row in pages.values(*FIELDS)]
    return sorted(rows, key=lambda row: str(row["path"]))


def _parent(row: Mapping[str, Any]) -> str:
    return str(row["path"])[: -Page.steplen]


def _removed(keys: Collection[UUID]) -> dict[UUID, int]:
    rows = CitableNumber.objects.filter(page_key__in=keys, removed_at__isnull=False).exclude(block_id="")
    return dict(rows.values_list("page_key").annotate(count=Count("pk")))


def _waiting() -> dict[str, datetime]:
    """When the approved text of a page goes public, by page id."""
    rows = Revision.page_revisions.filter(approved_go_live_at__isnull=False).order_by("-approved_go_live_at")
    return {row: at for row, at in rows.values_list("object_id", "approved_go_live_at") if at is not None}


def _in_review() -> set[str]:
    active = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_IN_PROGRESS,
        base_content_type__app_label="wagtailcore",
        base_content_type__model="page",
    )
    return set(active.values_list("object_id", flat=True))


def _states(row: Mapping[str, Any], waiting: Mapping[str, datetime], reviewed: Iterable[str]) -> list[State]:
    page_id = str(row["pk"])
    states = []
    if row["live"]:
        states.append(State("current", _("Live")))
    elif row["first_published_at"]:
        states.append(State("missing", _("Taken down")))
    if page_id in waiting:
        states.append(State("waiting", _("Waits for %(day)s") % {"day": in_words(waiting[page_id], "medium")}))
    if page_id in reviewed:
        states.append(State("in_review", _("In review")))
    elif (row["has_unpublished_changes"] and page_id not in waiting) or not states:
        states.append(State("draft", _("Draft")))
    return states
