"""What the menus of a language show the public: one query, remembered by every process until something changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import F, OuterRef, Subquery
from django.db.models.functions import Coalesce, JSONObject
from wagtail.models import Page

from hub.memo import remembered
from hub.menus import places
from hub.menus.models import Menu, MenuEntry
from hub.people.reader import PUBLIC
from hub.publishing.best_page import own_first, readable
from hub.publishing.fallback import path_of


@dataclass(frozen=True, slots=True)
class Entry:
    """`lang` is said where the label is not in the language of the menu."""

    label: str
    url: str
    lang: str = ""
    current: bool = False


@dataclass(frozen=True, slots=True)
class Menus:
    main: tuple[Entry, ...]
    footer: tuple[Entry, ...]


@remembered
def menus(language: str) -> Menus:
    """Both menus, without the entries whose page is not public, for whoever reads them."""
    shown = {kind: _public(standing(rows, language)) for kind, rows in _by_kind(language).items()}
    return Menus(shown[Menu.Kind.MAIN], shown[Menu.Kind.FOOTER])


def delivered(language: str) -> Menus:
    """As the Hub is delivered, without asking the database: it may be what failed."""
    main, footer = (
        tuple(Entry(places.label_of(place), f"/{language}/{place}/") for place in menu)
        for menu in (settings.HUB_MAIN_MENU, settings.HUB_FOOTER_MENU)
    )
    return Menus(main, footer)


def rows_of(kind: str, language: str) -> list[MenuEntry]:
    """The entries that hold for a menu of a language: its own, else those of the source language. One query."""
    return _by_kind(language)[kind]


def standing(rows: Iterable[MenuEntry], language: str) -> list[tuple[MenuEntry, Entry | None]]:
    """Each entry with what readers see of it, which is nothing while its page is not public."""
    return [(row, _entry(row, language)) for row in rows]


def _by_kind(language: str) -> dict[str, list[MenuEntry]]:
    found: dict[tuple[str, str], list[MenuEntry]] = {}
    for row in _rows(language):
        found.setdefault((row.menu.kind, row.menu.language), []).append(row)
    return {
        kind: found.get((kind, language)) or found.get((kind, settings.LANGUAGE_CODE), []) for kind in Menu.Kind.values
    }


def _rows(language: str) -> Iterable[MenuEntry]:
    """With `found`, what a label and an address need of the page: in the language where it can be, else the source."""
    at_place = Page.objects.filter(depth=3, slug=OuterRef("place"), locale__language_code=settings.LANGUAGE_CODE)
    key = Coalesce(F("page__translation_key"), Subquery(at_place.values("translation_key")[:1]))
    pages = readable(Page.objects.filter(translation_key=OuterRef("key")), language=language, reader=PUBLIC)
    known = JSONObject(title="title", path="url_path", language="locale__language_code")
    return (
        MenuEntry.objects.filter(menu__language__in={language, settings.LANGUAGE_CODE})
        .select_related("menu")
        .annotate(key=key)
        .annotate(found=Subquery(own_first(pages, language).values_list(known)[:1]))
        .order_by("sort_order", "pk")
    )


def _entry(row: Any, language: str) -> Entry | None:
    own = row.label if row.menu.language == language else ""
    if row.place:
        label = own or places.label_of(row.place)
        is_there = label and (row.found or not places.is_page(row.place))
        return Entry(label, f"/{language}/{row.place}/") if is_there else None
    if not row.found:
        return None
    said = row.found["language"]
    label = own or (row.label if row.menu.language == said else "") or row.found["title"]
    return Entry(label, path_of(language, row.found["path"]), "" if own or said == language else said)


def _public(entries: Iterable[tuple[MenuEntry, Entry | None]]) -> tuple[Entry, ...]:
    return tuple(shown for _row, shown in entries if shown is not None)
