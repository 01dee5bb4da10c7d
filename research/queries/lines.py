"""Trainings as a list shows them: their facts, and their words in one language. One query however many."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from hub.look.names import language_name
from hub.people.reader import PUBLIC, Reader
from hub.publishing.access import visible_pages
from hub.publishing.fallback import path_of
from research.models.choices import Place, Target
from research.models.training import Training, TrainingQuerySet
from research.models.training_page import TrainingPage
from research.moments import in_words
from research.standing import Standing, standing


@dataclass(frozen=True, slots=True)
class Line:
    """One training. `when` and the names are in the language of the thread, the words in that of the list."""

    title: str
    summary: str
    url: str
    begins: datetime
    when: str
    place: str
    online: bool
    languages: tuple[str, ...]
    targets: tuple[str, ...]
    standing: Standing
    is_over: bool


def readable(language: str, reader: Reader = PUBLIC) -> TrainingQuerySet:
    """Trainings whose page stands in `language` and may be read by `reader`."""
    pages = visible_pages(TrainingPage.objects.filter(locale__language_code=language), reader)
    return Training.objects.public().filter(page_key__in=pages.values("translation_key"))


def with_words(rows: TrainingQuerySet, language: str) -> QuerySet[Training]:
    """With `title`, `summary`, `place_words` and `url_path` of the page in `language`, and how many are `seated`."""
    page = TrainingPage.objects.filter(live=True, translation_key=OuterRef("page_key"), locale__language_code=language)
    words: dict[str, Any] = {
        name: Subquery(page.values(field)[:1])
        for name, field in (
            ("title", "title"),
            ("summary", "summary"),
            ("place_words", "place"),
            ("url_path", "url_path"),
        )
    }
    return rows.annotate(**words, seated=Count("registrations", filter=Q(registrations__state=Place.SEATED)))


def lines(rows: Iterable[Any], language: str) -> list[Line]:
    """Of rows `with_words`."""
    return [
        Line(
            title=row.title,
            summary=row.summary,
            url=path_of(language, row.url_path),
            begins=row.starts_at,
            when=in_words(row.starts_at, row.ends_at, row.zone),
            place=row.place_words,
            online=row.online,
            languages=tuple(language_name(code) for code in row.languages),
            targets=tuple(str(Target(value).label) for value in row.targets if value in Target.values),
            standing=standing(row, seated=row.seated),
            is_over=row.ends_at <= timezone.now(),
        )
        for row in rows
    ]
