"""Rich text of blocks: reduced to a few elements, its links handed to the caller. Translations pass here as well."""

from collections.abc import Callable, Mapping
from html import escape
from html.parser import HTMLParser

from django.utils.safestring import SafeString, mark_safe

KEPT = {"p", "br", "b", "strong", "i", "em", "ul", "ol", "li"}
DROPPED_WHOLE = {"script", "style", "template"}
OUTSIDE = ("https://", "http://", "mailto:", "tel:")
NUMBER = "number:"
PICTURE, FORM = "picture:", "form:"  # kept files; no author can write such a link

Href = Callable[[Mapping[str, str]], str]


def prose(html: str, href: Href, *, inline: bool = False) -> SafeString:
    """`html` with nothing but known elements; `href` says where a link's attributes lead, or "" for no link."""
    reducer = _Reducer(href, KEPT - {"p"} if inline else KEPT)
    reducer.feed(html.replace("\0", ""))
    reducer.close()
    return mark_safe("".join(reducer.parts))  # noqa: S308 every part was escaped or is one of KEPT


def plain(html: str) -> str:
    """The words alone."""
    words = _Words()
    words.feed(html)
    words.close()
    return " ".join("".join(words.parts).split())


def page_ids(html: str) -> set[int]:
    """Ids of the pages that `html` links to."""
    finder = _Links()
    finder.feed(html)
    finder.close()
    return finder.ids


class _Reducer(HTMLParser):
    def __init__(self, href: Href, kept: set[str]) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._href = href
        self._kept = kept
        self._links: list[bool] = []
        self._muted = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in DROPPED_WHOLE:
            self._muted += 1
        elif tag == "a":
            target = self._href({name: value or "" for name, value in attrs})
            self._links.append(bool(target))
            if target:
                self.parts.append(f'<a href="{escape(target)}">')
        elif tag in self._kept:
            self.parts.append(f"<{tag}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in DROPPED_WHOLE:
            self._muted = max(0, self._muted - 1)
        elif tag == "a":
            if self._links and self._links.pop():
                self.parts.append("</a>")
        elif tag in self._kept and tag != "br":
            self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if not self._muted:
            self.parts.append(escape(data, quote=False))


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag in {"p", "li"}:
            self.parts.append(" ")


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: set[int] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        number = given.get("id") or ""
        if tag == "a" and given.get("linktype") == "page" and number.isdecimal():
            self.ids.add(int(number))
