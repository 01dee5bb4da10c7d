"""What editors see of the items of quizzes: how each was answered, and why somebody should look at it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from hub.models import User
from research.items import Item, items_of
from research.models import ItemLook, QuizItem, QuizPage
from research.queries.changed import changed_since
from research.queries.item_figures import Figures, figures
from research.queries.unclear import answered_badly, last_looks, stems

HARDLY = 0.1
"""Discrimination under which an item hardly tells apart who knows from who does not."""


@dataclass(frozen=True)
class Line:
    """`look` is the last one at the item as it is asked now; `reasons` say why somebody should look, in words."""

    row: QuizItem
    stem: str
    figures: Figures
    look: ItemLook | None
    reasons: Sequence[str]


@dataclass(frozen=True)
class QuizLines:
    title: str
    lines: Sequence[Line]


@dataclass
class _Since:
    """What an item says was right under this edition: when it was approved, or when somebody last looked."""

    edition: str
    numbers: list[str]


def board() -> list[QuizLines]:
    """All quizzes that are public. Eight queries, and one for each edition since the oldest item."""
    rows = list(QuizItem.objects.filter(live=True))
    pages = QuizPage.objects.filter(
        translation_key__in={row.page_key for row in rows}, locale__language_code=settings.LANGUAGE_CODE
    )
    by_page: dict[object, list[Line]] = {}
    for line in lines(rows):
        by_page.setdefault(line.row.page_key, []).append(line)
    titles = pages.order_by("title", "pk").values_list("translation_key", "title")
    return [QuizLines(title, by_page[key]) for key, title in titles]


def lines(rows: Sequence[QuizItem]) -> list[Line]:
    """In the order of `rows`."""
    looks, found, words = last_looks(rows), figures(rows), stems(rows)
    since = [_Since(looks[row.key].edition if row.key in looks else row.edition, row.numbers) for row in rows]
    return [
        Line(
            row=row,
            stem=words.get(row.key, ""),
            figures=found[row.key],
            look=looks.get(row.key),
            reasons=_reasons(found[row.key], looks.get(row.key), changed),
        )
        for row, changed in zip(rows, changed_since(since), strict=True)
    ]


def item_of(row: QuizItem) -> Item | None:
    """What the English page asks; None where it is not asked any more."""
    page = QuizPage.objects.filter(translation_key=row.page_key, locale__language_code=settings.LANGUAGE_CODE).first()
    return next((one for one in items_of(page.items) if one.key == row.block_id), None) if page else None


def looks_at(row: QuizItem) -> list[tuple[ItemLook, str]]:
    """All looks at an item, the last first, and the name of whoever looked."""
    looks = list(ItemLook.objects.filter(item=row.key))
    names = {user.key: str(user) for user in User.objects.filter(key__in={one.by for one in looks})}
    return [(one, names.get(one.by, "")) for one in looks]


def _reasons(found: Figures, look: ItemLook | None, changed: Sequence[str]) -> list[str]:
    said = []
    if look is not None and look.decision == ItemLook.Decision.BAD:
        said.append(_("Mend the item."))
    if changed:
        numbers = ", ".join(changed)
        said.append(_("An edition has changed the paragraph since: %(numbers)s") % {"numbers": numbers})
    if look is None and found.difficulty is not None and answered_badly(found.difficulty):
        said.append(_("It is answered badly."))
    if look is None and found.tells_apart is not None and found.tells_apart < HARDLY:
        said.append(_("It hardly tells apart who knows from who does not."))
    return said
