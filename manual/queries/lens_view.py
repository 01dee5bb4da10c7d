"""What a page of the manual shows to a reader who chose a country or a role. Few queries, for the country."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils.translation import gettext as _

from hub.look.lens import SIDE_BY_SIDE, Lens
from hub.models import CountryFact
from hub.publishing import fingerprint
from hub.reference import facts
from hub.reference.facts import Fact
from manual import addresses
from manual.blocks.choices import Role
from manual.queries import annexes
from manual.queries.annexes import Shown
from manual.queries.equivalents import in_country
from manual.reading.items import Item
from manual.reading.through_lens import through

BOX = "#country"
ALL_STEPS = "all"
"""`?steps=all` shows the steps of all roles once, without a change of the lens."""


def steps_of(asked: str) -> str:
    """What `?steps=` asks for, where it is something."""
    return asked if asked == ALL_STEPS else ""


@dataclass(frozen=True)
class Place:
    """What fills a place of the text: a fact or an annex of today, and in an edition what stood there then."""

    label: str
    lens_url: str
    country: str = ""
    fact: Fact | None = None
    annex: Shown | None = None
    countries: tuple[str, ...] = ()
    then: Mapping[str, str] | None = None


def of_page(page: Any, body: Iterable[Item], *, lens: Lens, steps: str, language: str, path: str) -> dict[str, Any]:
    """The values that the lens adds to a section's page, or changes in it."""
    kept = any(kind == "annex" for kind, _id, _value in fingerprint.raw_blocks(page))
    annex = annexes.of_section(page.translation_key, lens.country, language)
    countries = annexes.countries_of(page.translation_key) if kept and not lens.country else []
    body = in_country(body, lens.country)
    shown = _context(body, lens, steps, language, path, annex=annex, countries=countries)
    return {**shown, "annex_after": None if kept else annex}


def of_edition(body: Iterable[Item], *, lens: Lens, steps: str, language: str, path: str) -> dict[str, Any]:
    """The same for a frozen section: its text as it was, and beside it the facts of today."""
    return _context(body, lens, steps, language, path)


def _context(
    body: Iterable[Item],
    lens: Lens,
    steps: str,
    language: str,
    path: str,
    *,
    annex: Shown | None = None,
    countries: Iterable[str] = (),
) -> dict[str, Any]:
    role = "" if steps == ALL_STEPS else lens.role
    box = facts.of_country(lens.country, language)

    def placed(item: Item) -> Item:
        if item.kind not in {"contact", "annex"}:
            return item
        place = Place(
            label=_label(item),
            lens_url=addresses.lens(language, f"{path}#{item.id}"),
            country=box.name if box else "",
            fact=box.facts.get(item.more.get("fact", "")) if box else None,
            annex=annex if item.kind == "annex" else None,
            countries=tuple(countries),
            then=_then(item, lens.country),
        )
        return replace(item, more={**item.more, "place": place})

    return {
        "items": [placed(item) for item in through(body, role)],
        "country": box,
        "lens_url": addresses.lens(language, path + BOX),
        "lens_role": lens.role if lens.role in Role.values else "",
        "role_words": _role_words(role),
    }


def _label(item: Item) -> str:
    if item.kind == "annex":
        return _("National annex")
    return str(CountryFact.Kind(item.more["fact"]).label)


def _then(item: Item, country: str) -> Mapping[str, str] | None:
    return next((entry for entry in item.more.get("entries", ()) if entry["country"] == country), None)


def _role_words(role: str) -> str:
    if not role:
        return ""
    if role == SIDE_BY_SIDE:
        return _("You see all roles side by side.")
    return _("You see the steps of one role: %(role)s.") % {"role": Role(role).label}
