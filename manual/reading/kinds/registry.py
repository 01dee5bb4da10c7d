"""Every kind of block, by the name that it has in the stream."""

from collections.abc import Iterable, Sequence

from manual.reading.item import Item
from manual.reading.kinds.base import Keep, Kind, Lookup, Numbered
from manual.reading.kinds.checklist import Checklist
from manual.reading.kinds.figure import Figure
from manual.reading.kinds.form import Form
from manual.reading.kinds.indicators import Indicators
from manual.reading.kinds.places import AnnexPlace, Contact
from manual.reading.kinds.reference import Reference
from manual.reading.kinds.steps import Steps
from manual.reading.kinds.table import Table

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Numbered("paragraph"),
        Kind("heading"),
        Steps("steps"),
        Checklist("checklist"),
        Indicators("indicators"),
        Kind("warning"),
        Reference("legal"),
        Reference("definition"),
        Table("table"),
        Figure("figure"),
        Form("form"),
        Contact("contact"),
        AnnexPlace("annex"),
    )
}
NUMBERED = frozenset(name for name, kind in KINDS.items() if kind.numbered)
"""Kinds of block that get a citable number of their own."""


def of(name: str) -> Kind:
    """The kind of this name; a name that is not known has a title and a text at most."""
    return KINDS.get(name) or Kind(name)


def scripts(items: Iterable[Item]) -> list[str]:
    """The scripts that these items make use of, each once."""
    return [script for script in dict.fromkeys(of(item.kind).script for item in items) if script]


def completed(items: Iterable[Item], language: str) -> list[Item]:
    """The items with all that is looked up for them, a lookup once for all of them."""
    items = list(items)
    lookups: dict[Lookup, list[int]] = {}
    for place, item in enumerate(items):
        lookup = of(item.kind).lookup
        if lookup is not None:
            lookups.setdefault(lookup, []).append(place)
    for lookup, places in lookups.items():
        _put(items, places, lookup([items[place] for place in places], language))
    return items


def frozen(items: Iterable[Item], keep: Keep) -> list[Item]:
    """Completed items as an edition keeps them for ever."""
    items = list(items)
    for name in dict.fromkeys(item.kind for item in items):
        places = [place for place, item in enumerate(items) if item.kind == name]
        _put(items, places, of(name).frozen([items[place] for place in places], keep))
    return items


def _put(items: list[Item], places: Sequence[int], made: Sequence[Item]) -> None:
    for place, item in zip(places, made, strict=True):
        items[place] = item
