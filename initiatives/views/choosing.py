"""The choices beside the list, as its template shows them."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.urls import reverse
from django.utils.translation import gettext as _

from initiatives.queries.facets import Counts
from initiatives.queries.wish import Wish
from initiatives.views.looking import Looking

AS_GIVEN = ("chapter", "deadline")


class Counted(Paginator):
    """Pages of rows that were counted with the facets."""

    def __init__(self, rows: Any, on_a_page: int, *, total: int) -> None:
        super().__init__(rows, on_a_page)
        self.count = total


def facet_groups(asked: Looking, counts: Counts, language: str) -> list[dict[str, Any]]:
    """Each group of facets with its legend; a facet with nothing to choose is left out."""
    found: list[dict[str, Any]] = []
    for legend, facets in _groups():
        shown = [_facet(name, label, asked, counts, language) for name, label in facets]
        found.append({"legend": legend, "facets": [facet for facet in shown if facet["options"]]})
    fits = counts.by_facet.get("fits", {}).get("1", 0)
    if fits or asked.wish.fits:
        found[0] |= {"fits": fits, "fits_chosen": bool(asked.wish.fits)}
    return [group for group in found if group["facets"] or "fits" in group]


def chosen_ones(asked: Looking) -> list[dict[str, str]]:
    """What is chosen, in words, each with the address of the list without it."""
    labels = {name: label for _legend, facets in _groups() for name, label in facets}
    found = []
    for name in asked.wish.chosen:
        value = asked.options.name_of(name, getattr(asked.wish, name))
        if name == "fits":
            value = _("My organisation fits an open seat")
        words = f"{labels[name]}: {value}" if name in labels else value
        found.append({"words": words, "value": value, "url": _list(asked.wish.without(name))})
    return found


def follow_ways(wish: Wish) -> list[tuple[str, str]]:
    """Addresses at which machines follow the list as it is now, each with its name."""
    said = f"?{wish.without('fits').address()}" if wish.without("fits").address() else ""
    return [
        (reverse("partners_deadlines") + said, _("Deadlines for your calendar (.ics)")),
        (reverse("partners_feed_atom") + said, _("Feed of this list (Atom)")),
        (reverse("partners_feed_json") + said, _("Feed of this list (JSON)")),
    ]


def _list(wish: Wish) -> str:
    said = wish.address()
    return reverse("partners") + (f"?{said}" if said else "")


def _groups() -> Sequence[tuple[str, Sequence[tuple[str, str]]]]:
    return [
        (_("Who is looked for"), [("role", _("Role")), ("seat", _("Kind of organisation"))]),
        (
            _("What it is about"),
            [
                ("kind", _("Kind of initiative")),
                ("theme", _("Theme")),
                ("chapter", _("Chapter of the manual")),
                ("programme", _("Programme")),
            ],
        ),
        (
            _("Where and when"),
            [("country", _("Country")), ("written", _("Language of the text")), ("deadline", _("Deadline"))],
        ),
    ]


def _facet(name: str, label: str, asked: Looking, counts: Counts, language: str) -> dict[str, Any]:
    chosen = getattr(asked.wish, name)
    names = asked.options.names.get(name) or _as_written(counts, name, chosen)
    found = counts.options(name, names, chosen=chosen, language=language, as_given=name in AS_GIVEN)
    return {"name": name, "label": label, "chosen": chosen, "options": found}


def _as_written(counts: Counts, facet: str, chosen: str) -> dict[str, str]:
    values = [*counts.by_facet.get(facet, {}), *([chosen] if chosen else [])]
    return {value: value for value in values}
