"""Lists of names in the order of a language's own alphabet; the database sorts by code point."""

import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Item = TypeVar("Item")

# Letters that stand beside or behind the 26, each with the letter it follows.
OWN_LETTERS = {
    "ro": {"ă": "a", "â": "ă", "î": "i", "ș": "s", "ş": "s", "ț": "t", "ţ": "t"},
    "da": {"æ": "z", "ø": "æ", "å": "ø"},
    "nb": {"æ": "z", "ø": "æ", "å": "ø"},
    "sv": {"å": "z", "ä": "å", "ö": "ä"},
}


def in_order(items: Iterable[Item], language: str, *, name: Callable[[Item], str]) -> list[Item]:
    return sorted(items, key=lambda item: _key(name(item), language))


def _key(text: str, language: str) -> tuple[tuple[tuple[float, int], ...], str]:
    own = OWN_LETTERS.get(language, {})
    letters = unicodedata.normalize("NFC", text).casefold()
    return tuple(_place(letter, own) for letter in letters), text


def _place(letter: str, own: dict[str, str]) -> tuple[float, int]:
    steps = 0
    while letter in own:
        steps += 1
        letter = own[letter]
    base = letter if steps else unicodedata.normalize("NFD", letter)[0]
    return ord(base), steps
