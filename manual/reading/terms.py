"""Glossary terms in a text: where they stand, and links at the first use in a section. Pure; made when shown."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from hub.reference import inflection
from manual.reading.item import Item
from manual.reading.prose import plain

TAG = re.compile(r"(<[^>]*>)")  # what `prose` writes holds no other angle bracket
SHORTEST_NAME = 4  # words, for the name of a law to be known without its first word


@dataclass(frozen=True)
class Word:
    """A concept's approved term in the language of a text; `meaning` may be in another language."""

    concept: str
    term: str
    forms: tuple[str, ...] = ()
    meaning: str = ""
    meaning_language: str = ""


@dataclass(frozen=True)
class Found:
    concept: str
    start: int
    end: int


class Lexicon:
    """All terms of one language, longest first; `names` of laws are passed over whole."""

    def __init__(self, language: str, words: Iterable[Word], names: Iterable[str] = ()) -> None:
        self.words = {word.concept: word for word in words}
        self._declared: list[tuple[str, str]] = []
        known = [(form, word.concept, False) for word in self.words.values() for form in word.forms if form]
        known += [(word.term, word.concept, True) for word in self.words.values()]
        known.sort(key=lambda entry: (-len(entry[0].split()), -len(entry[0]), entry[0]))
        parts = [inflection.exactly(name) for name in sorted(_names(names), key=len, reverse=True)]
        self._first = 1 + len(parts)
        for form, concept, regular in known:
            self._declared.append((form, concept))
            parts.append(inflection.pattern(form, language) if regular else inflection.exactly(form))
        whole = "|".join(f"({part})" for part in parts)
        self._pattern = re.compile(rf"(?<![\w-])(?:{whole})(?![\w-])", re.IGNORECASE) if parts else None

    def find(self, text: str) -> Iterator[Found]:
        """Every use of a term in plain text, in order, none within another or within the name of a law."""
        for match in self._pattern.finditer(text) if self._pattern else ():
            place = (match.lastindex or 0) - self._first
            if place < 0:
                continue
            declared, concept = self._declared[place]
            if not _is_name(match[0], declared):
                yield Found(concept, match.start(), match.end())


def uses(item: Item, lexicon: Lexicon) -> set[str]:
    """Concepts that a block names or rests on."""
    own = {item.concept} if item.concept else set()
    return own | {found.concept for html in _texts(item) for found in lexicon.find(_composed(plain(html)))}


def linked(body: Iterable[Item], lexicon: Lexicon, address: Callable[[str], str]) -> list[Item]:
    """The shown items with a link at the first use of each term; `address` says where a concept is explained."""
    writer = _Writer(lexicon, address)
    return [writer.item(item) for item in body]


class _Writer:
    """Passes over titles, and over points: they are labels of boxes to tick, in which a link would be a trap."""

    def __init__(self, lexicon: Lexicon, address: Callable[[str], str]) -> None:
        self._lexicon = lexicon
        self._address = address
        self._seen: set[str] = set()

    def item(self, item: Item) -> Item:
        if item.concept:
            self._seen.add(item.concept)
        return replace(
            item,
            text=self._html(item.text),
            steps=tuple(replace(step, text=self._html(step.text)) for step in item.steps),
        )

    def _html(self, html: str) -> str:
        if not isinstance(html, SafeString):
            return html  # plain words: a template escapes them
        parts: list[str] = []
        links = 0
        for part in TAG.split(html):
            if part.startswith("<"):
                links += part.startswith("<a ")
                links -= part == "</a>"
                parts.append(part)
            else:
                parts.append(part if links else self._text(part))
        return mark_safe("".join(parts))  # noqa: S308 safe parts as they came, and links that `format_html` wrote

    def _text(self, text: str) -> str:
        text = _composed(text)
        parts: list[str] = []
        done = 0
        for found in self._lexicon.find(text):
            if found.concept not in self._seen:
                self._seen.add(found.concept)
                parts += [text[done : found.start], self._link(found.concept, text[found.start : found.end])]
                done = found.end
        return "".join([*parts, text[done:]])

    def _link(self, concept: str, words: str) -> str:
        word = self._lexicon.words[concept]
        shown = mark_safe(words)  # noqa: S308 a piece of safe markup without a tag
        url = self._address(concept)
        if not word.meaning:
            return format_html('<a class="term" href="{}">{}</a>', url, shown)
        return format_html(
            '<a class="term" href="{}" aria-describedby="term-{}">{}</a>'
            '<span class="meaning" role="tooltip" id="term-{}" lang="{}">{}</span>',
            url,
            concept,
            shown,
            concept,
            word.meaning_language,
            word.meaning,
        )


def _names(titles: Iterable[str]) -> set[str]:
    """Titles of laws, also without their first word: people put a number after it."""
    names = {title for title in titles if title}
    tails = {title.partition(" ")[2] for title in names}
    return names | {tail for tail in tails if len(tail.split()) >= SHORTEST_NAME}


def _is_name(written: str, declared: str) -> bool:
    """Capitals inside, where the term has none: the name of somebody or something."""
    pairs = zip(written.split()[1:], declared.split()[1:], strict=False)
    return any(word[:1].isupper() and not term[:1].isupper() for word, term in pairs)


def _texts(item: Item) -> Sequence[str]:
    return [item.text, *item.points, *(step.text for step in item.steps)]


def _composed(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFC", text)
