"""Text as the patterns read it: digits of every script as ASCII, no invisible characters, look-alikes resolved."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from hub.screening.lookalikes import FOLDED, UNSEEN, as_digits
from hub.screening.spelt import spelt

_SPACES = "\t\n\r\v\f"
_HUMP = re.compile(r"(?<=[a-z]{2})(?=[A-Z])|(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_SIGN = re.compile(r"(?<!\w)(?!at)[a\u0430\u03b1][t\u0442\u03c4](?!\w)", re.IGNORECASE)
"""The word `at` with letters of another script: nobody writes it so but in an address."""
_WORD = re.compile(r"\S+")
_JOINED = re.compile(r"_|[a-z](?:[a-z][A-Z]|\d{6})")


@dataclass(frozen=True)
class Plain:
    """`text` with, for each of its characters, from where to where it stood in the original."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        return self.starts[start], self.ends[end - 1]

    @cached_property
    def digits(self) -> str:
        """The same, as long, with letters that stand among digits read as digits."""
        return as_digits(self.text)

    @cached_property
    def opened(self) -> "Plain | None":
        """With the words of file names apart (`dosar_5Copil12`), or None where nothing is joined."""
        cuts = {
            word.start() + hump.start()
            for word in _WORD.finditer(self.text)
            if _JOINED.search(word.group())
            for hump in _HUMP.finditer(word.group())
        }
        if not cuts and "_" not in self.text:
            return None
        text, starts, ends = [], [], []
        for place, character in enumerate(self.text):
            if place in cuts:
                text.append(" ")
                starts.append(self.starts[place])
                ends.append(self.starts[place])
            text.append(" " if character == "_" else character)
            starts.append(self.starts[place])
            ends.append(self.ends[place])
        return Plain("".join(text), tuple(starts), tuple(ends))


def plain(text: str) -> Plain:
    """Read `text`; numbers that are spelt out in words become digits."""
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    signs = {match.start() for match in _SIGN.finditer(text)}
    for place, raw in enumerate(text):
        if place - 1 in signs:
            ends[-1] = place + 1
            continue
        if place in signs:
            kept = "@"
        elif raw.isascii():
            kept = " " if raw in _SPACES else raw
        elif unicodedata.category(raw) in {"Mn", "Me"}:
            if ends:
                ends[-1] = place + 1
            continue
        else:
            kept = _read(raw)
        for character in kept:
            characters.append(character)
            starts.append(place)
            ends.append(place + 1)
    return Plain(*spelt("".join(characters), tuple(starts), tuple(ends)))


def _read(raw: str) -> str:
    if raw in UNSEEN or unicodedata.category(raw) == "Cf":
        return ""
    kept = []
    for character in FOLDED.get(raw) or unicodedata.normalize("NFKD", raw):
        if unicodedata.category(character) in {"Mn", "Me"}:
            continue
        kept.append(_digit(character) or FOLDED.get(character, character))
    return "".join(kept)


def _digit(character: str) -> str:
    value = unicodedata.numeric(character, -1.0)
    return str(int(value)) if value in _TEN else ""


_TEN = frozenset(float(digit) for digit in range(10))
