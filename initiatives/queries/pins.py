"""The initiatives that somebody keeps at hand, as everybody may read them now."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from hub.models import User
from initiatives.models import Initiative, Pin
from initiatives.queries.cards import Card, cards, for_cards


@dataclass(frozen=True)
class PinRow:
    """`card` is nothing where it may not be read any more; `over` says that it looks for nobody now, and why."""

    key: UUID
    card: Card | None
    over: str


def pin_rows(owner: User, language: str, themes: Mapping[str, str]) -> list[PinRow]:
    """The last pinned first. Two queries."""
    keys = list(Pin.objects.filter(owner=owner).values_list("initiative__key", flat=True))
    if not keys:
        return []
    rows = {row.key: row for row in for_cards(Initiative.objects.readable().filter(key__in=keys))}
    shown = dict(zip(rows, cards(rows.values(), language, themes), strict=True))
    return [PinRow(key, shown.get(key), _over(rows.get(key))) for key in keys]


def _over(row: Initiative | None) -> str:
    return "" if row is None or row.is_open else str(row.get_outcome_display())


def is_pinned(owner: User, initiative: Initiative) -> bool:
    return Pin.objects.filter(owner=owner, initiative=initiative).exists()
