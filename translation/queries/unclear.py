"""Source texts that translators find unclear, for the editors who answer for them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, QuerySet, Subquery
from wagtail.models import Page, Revision

from translation.models import SegmentComment
from translation.queries.questions import Question, threads


@dataclass(frozen=True)
class Unclear:
    """One open mark; `page` is the source page, None for one that is gone. `yours`: owned or saved last by you."""

    question: Question
    page: Page | None
    yours: bool


def unclear_open() -> QuerySet[SegmentComment]:
    """The open marks, oldest first."""
    return SegmentComment.objects.unclear().order_by("at", "pk")


def unclear_list(user: Any, typed: dict[str, str] | None = None) -> list[Unclear]:
    """All open marks, the user's own pages first; three queries. `typed` are refused answers, by question."""
    rows = list(unclear_open().select_related("author"))
    answers = SegmentComment.objects.filter(question__in=rows).select_related("author").order_by("pk")
    questions = threads([*rows, *answers], user, typed=typed or {})
    keys = {row.page_key for row in rows}
    saved_by = Revision.objects.filter(pk=OuterRef("latest_revision_id")).values("user_id")
    pages = Page.objects.filter(translation_key__in=keys, locale__language_code=settings.LANGUAGE_CODE).annotate(
        saved_by=Subquery(saved_by)
    )
    by_key = {page.translation_key: page for page in pages}
    items = [_item(question, by_key.get(question.row.page_key), user) for question in questions]
    return sorted(items, key=lambda item: not item.yours)


def _item(question: Question, page: Any, user: Any) -> Unclear:
    yours = page is not None and user.pk in (page.owner_id, page.saved_by)
    return Unclear(question, page, yours)
