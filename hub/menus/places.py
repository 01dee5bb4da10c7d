"""The Hub's fixed places that a menu may name; the settings say which there are, nothing here names a room."""

from django.conf import settings


def label_of(place: str) -> str:
    """What a place is called in the active language; empty where there is none of that name (any more)."""
    return str(settings.HUB_PLACES.get(place, ""))


def is_page(place: str) -> bool:
    """Whether the place is there only while the page of the tree at its address is public."""
    return place in settings.HUB_PLACES_OF_PAGES


def choices() -> list[tuple[str, str]]:
    return list(settings.HUB_PLACES.items())
