"""Findings as a list shows them: their facts, and their words in the reader's language, else in the source's."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Case, OuterRef, QuerySet, Subquery, Value, When

from hub.people.reader import PUBLIC, Reader
from hub.publishing.access import visible_pages
from hub.publishing.fallback import path_of
from research.models.finding import Finding, FindingQuerySet, Strength
from research.models.finding_page import FindingPage


@dataclass(frozen=True, slots=True)
class FindingLine:
    """One finding; `language` is that of its words, the name of its strength is in that of the thread."""

    key: str
    title: str
    summary: str
    language: str
    url: str
    strength: str
    numbers: tuple[str, ...]
    found_on: date


def readable(reader: Reader = PUBLIC) -> FindingQuerySet:
    """Findings that `reader` may see."""
    pages = visible_pages(FindingPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE), reader)
    return Finding.objects.public().filter(page_key__in=pages.values("translation_key"))


def with_words(rows: FindingQuerySet, language: str) -> QuerySet[Finding]:
    """With `title`, `summary`, `url_path` and `spoken`, the language of these."""
    page = FindingPage.objects.filter(
        live=True, translation_key=OuterRef("page_key"), locale__language_code__in={language, settings.LANGUAGE_CODE}
    ).order_by(Case(When(locale__language_code=language, then=Value(0)), default=Value(1)))
    words: dict[str, Any] = {
        name: Subquery(page.values(field)[:1])
        for name, field in (
            ("title", "title"),
            ("summary", "summary"),
            ("url_path", "url_path"),
            ("spoken", "locale__language_code"),
        )
    }
    return rows.annotate(**words)


def lines(rows: Iterable[Any], language: str) -> list[FindingLine]:
    """Of rows `with_words`."""
    return [
        FindingLine(
            key=str(row.page_key),
            title=row.title,
            summary=row.summary,
            language=row.spoken,
            url=path_of(language, row.url_path),
            strength=str(Strength(row.strength).label),
            numbers=tuple(row.numbers),
            found_on=row.found_on,
        )
        for row in rows
    ]
