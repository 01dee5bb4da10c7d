"""Paragraphs that people do not understand: their item is answered badly, and an editor found the item sound."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.conf import settings

from research.items import Difficulty
from research.models import ItemLook, QuizItem, QuizPage
from research.queries.item_figures import figures


@dataclass(frozen=True, slots=True)
class Unclear:
    """`key` is the item's and the same in every language, `item` its question in the source language.

    The true share of right answers lies from `low` to `high`.
    """

    number: str
    item: str
    key: UUID
    right: int
    answered: int
    low: float
    high: float


def unclear() -> Sequence[Unclear]:
    """One for each paragraph of each such item. Five queries at most."""
    rows = list(QuizItem.objects.filter(live=True))
    looks = last_looks(rows)
    rows = [row for row in rows if row.key in looks and looks[row.key].decision == ItemLook.Decision.UNCLEAR]
    if not rows:
        return []
    found, words = figures(rows), stems(rows)
    return [
        Unclear(number, words.get(row.key, ""), row.key, said.right, said.answered, said.low, said.high)
        for row in rows
        if (said := found[row.key].difficulty) is not None and answered_badly(said)
        for number in row.numbers
    ]


def answered_badly(found: Difficulty) -> bool:
    return found.high < settings.HUB_UNCLEAR_BELOW


def last_looks(rows: Iterable[QuizItem]) -> dict[UUID, ItemLook]:
    """The last look at each item as it is asked now; one at an earlier version says nothing of it. One query."""
    versions = {row.key: row.version for row in rows}
    found: dict[UUID, ItemLook] = {}
    for one in ItemLook.objects.filter(item__in=versions).order_by("at", "pk"):
        if one.version == versions[one.item]:
            found[one.item] = one
    return found


def stems(rows: Iterable[QuizItem]) -> dict[UUID, str]:
    """What each item asks, in the source language. One query."""
    rows = list(rows)
    pages = QuizPage.objects.filter(
        translation_key__in={row.page_key for row in rows}, locale__language_code=settings.LANGUAGE_CODE
    )
    said = {(page.translation_key, str(block.id)): block.value["stem"] for page in pages for block in page.items}
    return {row.key: said[row.page_key, row.block_id] for row in rows if (row.page_key, row.block_id) in said}
