"""Inline tags as a person reads and writes them: numbered pairs of marks, `See ‹1›this page‹/1›.`

The numbers are those of the English text, in its order: every link, bold or italic stretch has one. The marks may also
be typed as `<1>` and `</1>`. A line break of the text is a line break of the field. What is stored stays
wagtail-localize's HTML.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape, unescape

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

TAG = re.compile(r'<(/?)([a-z]+)(?: id="([^"]*)")?\s*/?>')
MARK = re.compile(r"[‹<]\s*(/?)\s*(\d{1,3})\s*[›>]")
HTML = re.compile(r"</?(?:a|abbr|acronym|b|br|code|em|i|strong)(?:\s[^<>]*)?/?>", re.IGNORECASE)
NAMES = {
    "a": gettext_lazy("link"),
    "b": gettext_lazy("bold"),
    "strong": gettext_lazy("bold"),
    "i": gettext_lazy("italics"),
    "em": gettext_lazy("italics"),
    "code": gettext_lazy("code"),
    "abbr": gettext_lazy("abbreviation"),
    "acronym": gettext_lazy("abbreviation"),
}


@dataclass(frozen=True)
class Mark:
    """A tag of the English text and its number."""

    number: int
    name: str
    opening: str

    @property
    def what(self) -> str:
        return str(NAMES.get(self.name, self.name))


def marks(source: str) -> list[Mark]:
    """The tags of a stored text, in order, without line breaks."""
    opened = [found for found in TAG.finditer(source) if not found[1] and found[2] != "br"]
    return [Mark(number, found[2], found[0]) for number, found in enumerate(opened, start=1)]


def readable(source: str, data: str) -> str | None:
    """`data`, a text stored for `source`, with marks; None where it has tags that the source lacks, or looks marked."""
    free: dict[str, list[int]] = {}
    for mark in marks(source):
        free.setdefault(mark.opening, []).append(mark.number)
    waiting: list[int] = []
    parts = []
    for tag, words in _pieces(TAG, data):
        if MARK.search(words):
            return None
        if tag is None:
            parts.append(words)
        elif tag[2] == "br":
            parts.append("\n")
        elif tag[1]:
            if not waiting:
                return None
            parts.append(f"‹/{waiting.pop()}›")
        elif free.get(tag[0]):
            waiting.append(free[tag[0]].pop(0))
            parts.append(f"‹{waiting[-1]}›")
        else:
            return None
    return None if waiting else "".join(parts)


def stored(source: str, text: str) -> str:
    """The stored form of a text with marks; ValueError with a message for its writer where marks are amiss."""
    known = {mark.number: mark for mark in marks(source)}
    used: list[int] = []
    waiting: list[int] = []
    parts = []
    for mark, words in _pieces(MARK, text):
        if mark is None:
            parts.append(escape(words, quote=False).replace("\n", "<br/>"))
            continue
        number = int(mark[2])
        if number not in known:
            raise ValueError(_("The English text has no ‹%(number)d›.") % {"number": number})
        if not mark[1]:
            waiting.append(number)
            used.append(number)
            parts.append(known[number].opening)
        elif not waiting or waiting.pop() != number:
            raise ValueError(_unclosed(number))
        else:
            parts.append(f"</{known[number].name}>")
    if waiting:
        raise ValueError(_unclosed(waiting[-1]))
    _require_each_once(known, used)
    return "".join(parts)


def is_html(text: str) -> bool:
    """Whether a text without marks was written with tags, as other tools do."""
    return MARK.search(text) is None and HTML.search(text) is not None


def _require_each_once(known: dict[int, Mark], used: list[int]) -> None:
    for number, mark in known.items():
        if number not in used:
            message = _("‹%(number)d› is missing: put ‹%(number)d› and ‹/%(number)d› around the words of the %(what)s.")
            raise ValueError(message % {"number": number, "what": mark.what})
        if used.count(number) > 1:
            raise ValueError(_("‹%(number)d› stands there more than once.") % {"number": number})


def _unclosed(number: int) -> str:
    message = _("‹%(number)d› must be followed by ‹/%(number)d›, and pairs may not cross each other.")
    return message % {"number": number}


def _pieces(pattern: re.Pattern[str], text: str) -> Iterator[tuple[re.Match[str] | None, str]]:
    """The matches of `pattern` and the words between them, in order."""
    end = 0
    for found in pattern.finditer(text):
        if found.start() > end:
            yield None, _words(pattern, text[end : found.start()])
        yield found, ""
        end = found.end()
    if end < len(text):
        yield None, _words(pattern, text[end:])


def _words(pattern: re.Pattern[str], text: str) -> str:
    return unescape(text) if pattern is TAG else text
