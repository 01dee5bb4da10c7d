"""One block of a section as plain values."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Step:
    role: str
    title: str
    text: str = ""
    handover: str = ""


@dataclass(frozen=True)
class Item:
    """`text` and `points` are reduced rich text whose links are `number:3.2` or leave the Hub.

    `more` holds what only this kind of block has, in values that JSON can hold; its kind (`manual.reading.kinds`) reads
    and shows it.
    """

    id: str
    kind: str
    number: str = ""
    title: str = ""
    text: str = ""
    points: tuple[str, ...] = ()
    steps: tuple[Step, ...] = ()
    article: str = ""
    concept: str = ""
    more: Mapping[str, Any] = field(default_factory=dict)
    restricted: bool = False

    def as_json(self) -> dict[str, Any]:
        """Plain values, without what is empty; `from_json` gives the item back."""
        value = {name: part for name, part in asdict(self).items() if part}
        lists = {name: list(value[name]) for name in ("points", "steps") if name in value}
        return value | lists

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> "Item":
        steps = tuple(Step(**step) for step in value.get("steps", ()))
        return cls(**{**value, "points": tuple(value.get("points", ())), "steps": steps})
