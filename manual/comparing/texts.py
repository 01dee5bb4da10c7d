"""A block as lines of plain text, whatever its kind: what two versions of it are compared by."""

from collections.abc import Iterable
from dataclasses import replace
from html.parser import HTMLParser

from hub.words import LINE
from manual.reading import items
from manual.reading.items import Item, Step
from manual.reading.kinds import registry
from manual.reading.names import article_title, role_name, term_title
from manual.reading.prose import plain

ENDS = frozenset({"p", "li", "br", "ul", "ol", "tr"})


def text_of(item: Item) -> str:
    """Everything that the block says by itself, a line for each paragraph, point or step."""
    return LINE.join(_lines(item))


def same(before: Item, after: Item) -> bool:
    """Whether both say the same, links and emphasis included."""
    return items.own_words(before.as_json()) == items.own_words(after.as_json())


def plain_lines(html: str) -> list[str]:
    """Rich text as lines of words."""
    words = _Lines()
    words.feed(html)
    words.close()
    tidy = (" ".join(line.split()) for line in "".join(words.parts).split(LINE))
    return [line for line in tidy if line]


def _lines(item: Item) -> Iterable[str]:
    if item.article:
        yield article_title(item.article)
    if item.concept:
        yield term_title(item)
    own = replace(item, article="", concept="", steps=())
    if "title" in registry.of(item.kind).looked_up:
        own = replace(own, title="")
    whole = plain(item.text)
    for part in items.words(own):
        yield from plain_lines(item.text) if part == whole else [part]
    for step in item.steps:
        yield from _step(step)


def _step(step: Step) -> Iterable[str]:
    yield f"{role_name(step.role)}: {step.title}"
    yield from plain_lines(step.text)
    if step.handover:
        yield f"→ {step.handover}"


class _Lines(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data.replace(LINE, " "))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.parts.append(LINE)

    def handle_endtag(self, tag: str) -> None:
        if tag in ENDS:
            self.parts.append(LINE)
