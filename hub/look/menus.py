"""The menus of a page: asked once a request, and where in them its reader is."""

from dataclasses import replace

from django.http import HttpRequest

from hub.look.navigation import language
from hub.menus.queries import Entry, Menus, delivered, menus


def menus_of(request: HttpRequest | None) -> Menus:
    """In the active language; without a request, as for a page that says what broke, those that need no database."""
    here = language()
    if request is None:
        return delivered(here)
    known: dict[str, Menus] = getattr(request, "_hub_menus", {})
    if here not in known:
        known = {**known, here: menus(here)}
        request._hub_menus = known  # type: ignore[attr-defined]  # asked once a request where nothing is remembered
    return known[here]


def place(shown: Menus, path: str) -> str:
    """The address of the entry below which `path` lies, or the root: all that the furniture needs to know of it."""
    front = f"/{language()}/"
    addresses = [entry.url for entry in (*shown.main, *shown.footer)]
    return max(
        (url for url in addresses if path == url or (url != front and path.startswith(url))), key=len, default="/"
    )


def marked(entries: tuple[Entry, ...], here: str) -> list[Entry]:
    return [replace(entry, current=entry.url == here) for entry in entries]
