"""Which quizzes there are, and how much each asks of a reader."""

from collections.abc import Collection, Iterable

from django.conf import settings
from wagtail.models import Page

from hub.people.reader import PUBLIC, Reader
from hub.ports import citable
from hub.publishing.best_page import readable
from research.models.quiz import QuizItem


def open_items(rows: Iterable[QuizItem], *, language: str, reader: Reader) -> dict[QuizItem, list[citable.Citation]]:
    """Those items all of whose paragraphs `reader` may read, each with where these are."""
    rows = list(rows)
    wanted = {number for row in rows for number in row.numbers}
    there = {one.number: one for one in citable.get().resolve_all(wanted, language=language, reader=reader)}
    return {
        row: [there[number] for number in row.numbers] for row in rows if all(number in there for number in row.numbers)
    }


def how_many(page: Page, *, language: str, reader: Reader) -> int:
    """Items that `reader` is asked."""
    rows = QuizItem.objects.filter(page_key=page.translation_key, live=True)
    return len(open_items(rows, language=language, reader=reader))


def listed(*, language: str, reader: Reader, about: Collection[str] | None = None) -> list[Page]:
    """Quizzes that `reader` may open, in the reader's language or else the source's; `about` these numbers. One query.

    A quiz is about a chapter where it asks what stands in it.
    """
    rows = QuizItem.objects.filter(live=True)
    if about is not None:
        rows = rows.filter(places__overlap=list(about))
    pages = Page.objects.filter(translation_key__in=rows.values("page_key"))
    found: dict[object, Page] = {}
    for page in readable(pages, language=language, reader=reader).order_by("title", "pk"):
        known = found.get(page.translation_key)
        if known is None or page.locale.language_code == language:
            found[page.translation_key] = page
    return list(found.values())


def is_asked_about(numbers: Collection[str]) -> bool:
    """Whether a quiz that anybody may open asks about one of these numbers, or about what stands in it. One query."""
    return bool(listed(language=settings.LANGUAGE_CODE, reader=PUBLIC, about=numbers))
