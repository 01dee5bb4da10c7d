"""Every named address of the Hub's own, with an example of what stands in it, taken from the sample content."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

ROOMS = ("hub", "translation", "home", "manual", "initiatives", "dissemination", "search", "allauth")
NOBODY = "00000000-0000-4000-8000-000000000000"


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    view: str
    localized: bool


def own() -> list[Address]:
    """Ours and the log-in's; what belongs to Wagtail and the API is asked for as a whole."""
    return [one for one in _walk(get_resolver().url_patterns) if one.view.split(".")[0] in ROOMS]


def admin() -> list[Address]:
    return [one for one in _walk(get_resolver().url_patterns) if one.route.startswith("admin/")]


def _walk(
    patterns: list[URLPattern | URLResolver], before: str = "", space: str = "", localized: bool = False
) -> Iterator[Address]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(
                one.url_patterns, route, inside, localized or isinstance(one.pattern, LocalePrefixPattern)
            )
        else:
            module = getattr(one.callback, "__module__", "") or ""
            yield Address(f"{space}{one.name or '-'}", route, module, localized)


Example = Callable[[], dict[str, Any]]
