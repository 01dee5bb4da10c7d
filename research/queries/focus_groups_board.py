"""What those who keep focus groups see of them: sessions with their days, and every quotation with how far it is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hub.look.dates import in_words
from hub.look.names import country_name, language_name
from research.models import FocusGroup, FocusGroupPage, GroupSession, Quote, QuoteWords
from research.queries.focus_group_shown import quarter


@dataclass(frozen=True)
class GroupLine:
    group: FocusGroup
    title: str
    sessions: int
    waiting: int
    redacted: int
    published: int


def group_lines() -> list[GroupLine]:
    """All that are or were public. Two queries."""
    titles = dict(_pages().values_list("translation_key", "title"))
    rows: QuerySet[FocusGroup, Any] = FocusGroup.objects.order_by("-pk").annotate(
        held=Count("sessions", distinct=True),
        **{
            state.value: Count("sessions__quotes", filter=Q(sessions__quotes__state=state), distinct=True)
            for state in (Quote.State.WAITING, Quote.State.REDACTED, Quote.State.PUBLISHED)
        },
    )
    return [
        GroupLine(row, titles.get(row.page_key, ""), row.held, row.waiting, row.redacted, row.published) for row in rows
    ]


def page_of(group: FocusGroup) -> FocusGroupPage | None:
    return _pages().filter(translation_key=group.page_key).first()


def topics_of(page: FocusGroupPage | None) -> list[tuple[str, str]]:
    """Id and title of each theme, as the English page has them."""
    return [(str(block.id), block.value["title"]) for block in page.topics] if page else []


def session_choices(sessions: Iterable[GroupSession]) -> list[tuple[str, str]]:
    return [(str(one.key), f"{country_name(one.country)}, {in_words(one.held_on)}") for one in sessions]


def quotes_of(group: FocusGroup, *, state: str = "", theme: str = "") -> QuerySet[Quote]:
    """The newest first, narrowed by state and theme."""
    rows = Quote.objects.filter(session__group=group).select_related("session").prefetch_related("words")
    if state:
        rows = rows.filter(state=state)
    if theme:
        rows = rows.filter(theme=theme)
    return rows.order_by("-pk")


def headings() -> list[str]:
    return [_("Theme"), _("Country"), _("Quarter"), _("How many people"), _("Language"), _("Words"), _("Original")]


def table(group: FocusGroup, topics: Iterable[tuple[str, str]]) -> Iterator[list[object]]:
    """Approved words of published quotations, and nothing else. One query."""
    titles = dict(topics)
    rows = QuoteWords.objects.filter(
        quote__session__group=group, quote__state=Quote.State.PUBLISHED, approved_at__isnull=False
    )
    for row in rows.select_related("quote__session").order_by("quote", "language"):
        session = row.quote.session
        yield [
            titles.get(row.quote.theme, ""),
            country_name(session.country),
            quarter(session.held_on),
            session.get_size_display(),
            language_name(row.language),
            row.text,
            _("yes") if row.language == row.quote.language else _("no"),
        ]


def _pages() -> QuerySet[FocusGroupPage]:
    return FocusGroupPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
