"""Every named address, with an example of it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern

ROOMS = ("hub", "translation", "home", "manual", "initiatives", "research", "dissemination", "search", "allauth")
CONVERTED = re.compile(r"<(?:(?P<kind>\w+):)?\w+>")
GROUP = re.compile(r"\(\?P<\w+>(?:[^()]|\([^()]*\))*\)|\((?:[^()]|\([^()]*\))*\)[*+?]?")
UNKNOWN = {
    "int": "987654",
    "uuid": "00000000-0000-4000-8000-000000000000",
    "edition": "987",
    "citable": "9.9.9",
    "chapter_file": "chapter-99.pdf",
    "upper": "ZZ",
    "kept": f"{'0' * 64}.png",
}


@dataclass(frozen=True)
class Address:
    name: str
    route: str
    view: str
    localized: bool

    @property
    def path(self) -> str:
        """With an unknown object in it, where there is one."""
        if "(" in self.route:
            plain = re.sub(r"\\Z|[\^$?\\]", "", GROUP.sub("987654", self.route))
        else:
            plain = CONVERTED.sub(lambda found: UNKNOWN.get(found["kind"] or "", "unknown"), self.route)
        return f"/{plain}"


def every() -> list[Address]:
    return list(_walk(get_resolver().url_patterns))


def own() -> list[Address]:
    """Ours and the log-in's; what belongs to Wagtail and the API is asked for as a whole."""
    return [one for one in every() if one.view.split(".")[0] in ROOMS and not one.name.endswith("-")]


def deletions() -> list[Address]:
    """Where a row of ours would be deleted: Wagtail brings these views with each of our lists, asked for or not."""
    ours = {one.name.partition(":")[0] for one in own() if ":" in one.name}
    return [one for one in every() if one.name.endswith(":delete") and one.name.partition(":")[0] in ours]


def admin() -> list[Address]:
    return [one for one in every() if one.route.startswith("admin/") and "*" not in one.route]


def _walk(
    patterns: list[URLPattern | URLResolver], before: str = "", space: str = "", localized: bool = False
) -> Iterator[Address]:
    for one in patterns:
        route = before + str(one.pattern)
        if isinstance(one, URLResolver):
            inside = f"{space}{one.namespace}:" if one.namespace else space
            yield from _walk(one.url_patterns, route, inside, localized or isinstance(one.pattern, LocalePrefixPattern))
        else:
            module = getattr(one.callback, "__module__", "") or ""
            yield Address(f"{space}{one.name or '-'}", route, module, localized)
