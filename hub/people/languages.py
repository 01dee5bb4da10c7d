"""The languages in which the Hub speaks to people; a function, so that no migration keeps a list of them."""

from django.conf import settings


def spoken() -> list[tuple[str, str]]:
    """Code and own name of each, in the order of the settings."""
    return list(settings.LANGUAGES)


def own_name(code: str) -> str:
    """As its speakers call it."""
    return dict(spoken()).get(code, code)
