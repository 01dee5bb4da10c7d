"""What a page is, for search engines: schema.org values beside the text that they repeat.

A room registers builders for its pages: from the context of the page's template to things, which say what the page
shows and nothing more. A builder asks no query, and is not asked for a page without a canonical address.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

Thing = dict[str, Any]
Builder = Callable[[Mapping[str, Any]], Sequence[Thing]]
"""`context` has `canonical`, the full address of the page, beside what its template gets."""

_builders: dict[str, Builder] = {}
# Within a script element nothing may look like the end of one, nor like a comment.
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def register(name: str, builder: Builder) -> None:
    """`name` is a page model ("home.NewsPage") or the name of an address ("law_article")."""
    _builders[name] = builder


def of(name: str, context: Mapping[str, Any]) -> list[Thing]:
    builder = _builders.get(name)
    return list(builder(context)) if builder else []


def thing(kind: str, **values: Any) -> Thing:
    """A thing of schema.org without what is empty."""
    return {"@type": kind, **{name: value for name, value in values.items() if value}}


def breadcrumbs(crumbs: Iterable[Mapping[str, Any]]) -> list[Thing]:
    """The way that stands above the text; nothing where there is none."""
    items = [
        thing("ListItem", position=place, name=str(crumb.get("label") or crumb["title"]), item=full(crumb["url"]))
        for place, crumb in enumerate(crumbs, 1)
    ]
    return [thing("BreadcrumbList", itemListElement=items)] if items else []


def item_list(entries: Iterable[tuple[str, str]], name: str = "") -> Thing:
    """Names and addresses in their order."""
    items = [
        thing("ListItem", position=place, name=label, url=full(url)) for place, (label, url) in enumerate(entries, 1)
    ]
    return thing("ItemList", name=name, numberOfItems=len(items), itemListElement=items)


def full(url: str) -> str:
    return url if "://" in url else f"{settings.HUB_PUBLIC_URL}{url}"


def script(things: Sequence[Thing]) -> SafeString:
    """Data, not script: no browser runs it."""
    if not things:
        return SafeString()
    told = {"@context": "https://schema.org", "@graph": list(things)}
    text = json.dumps(told, ensure_ascii=False, default=str).translate(ESCAPES)
    return mark_safe(f'<script type="application/ld+json">{text}</script>')  # noqa: S308 - escaped above
