"""What a form of a quiz asks somebody: items in their language, where they are good there, else in the source's."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from hub.people.reader import Reader
from hub.ports import citable, staleness
from hub.publishing.best_page import readable
from research.items import Item, items_of
from research.models import QuizItem, QuizPage
from research.queries.quizzes import open_items


@dataclass(frozen=True, slots=True)
class Asked:
    """One item in the words in which it is asked, and the places of the manual that it rests on."""

    row: QuizItem
    item: Item
    language: str
    places: Sequence[citable.Citation]


def of_quiz(page: QuizPage, *, language: str, reader: Reader) -> list[Asked]:
    return asked(QuizItem.objects.filter(page_key=page.translation_key), language=language, reader=reader)


def of_keys(keys: Iterable[UUID], *, language: str, reader: Reader) -> list[Asked]:
    """In the order of `keys`."""
    order = {key: place for place, key in enumerate(keys)}
    found = asked(QuizItem.objects.filter(key__in=order), language=language, reader=reader)
    return sorted(found, key=lambda one: order[one.row.key])


def asked(rows: Iterable[QuizItem], *, language: str, reader: Reader) -> list[Asked]:
    """The items that `reader` may be asked. A translation that is out of date, or marks otherwise, is not used."""
    rows = [row for row in rows if row.live]
    places = open_items(rows, language=language, reader=reader)
    pages = readable(
        QuizPage.objects.filter(translation_key__in={row.page_key for row in places}), language=language, reader=reader
    )
    worded: dict[tuple[UUID, str, str], Item] = {}
    for page in pages:
        stale = staleness.stale_paragraphs(page)
        code = page.locale.language_code
        worded |= {(page.translation_key, code, one.key): one for one in items_of(page.items) if one.key not in stale}
    found = []
    for row in places:
        for code in dict.fromkeys((language, settings.LANGUAGE_CODE)):
            item = worded.get((row.page_key, code, row.block_id))
            if item is not None and _fits(row, item):
                found.append(Asked(row, item, code, places[row]))
                break
    return found


def _fits(row: QuizItem, item: Item) -> bool:
    return (row.options, tuple(row.right)) == (item.question.options, item.question.right)
