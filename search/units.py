"""What was typed, cut into what is to be found: words, "phrases" and -refused ones. Pure; nothing typed is an error."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from search.languages import stop_words
from search.languages.folding import fold
from search.languages.spellings import in_one_spelling

LONGEST = 200
MOST_WORDS = 16
LONGEST_WORD = 60
QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | dict.fromkeys("’‘ʼ`´", "'") | dict.fromkeys("‐‑–—−", "-"))
PIECE = re.compile(r'(-?)"([^"]*)"|(\S+)')
ODD = re.compile(r"[^\w\s./()'-]+")
EDGES = "./()'-_"


@dataclass(frozen=True, slots=True)
class Unit:
    """One word, or the words between two quotes. `gap` counts the places from the unit before it."""

    text: str
    phrase: bool = False
    refused: bool = False
    gap: int = 1


def clean(text: str) -> str:
    """NFC, without control, format and private-use characters (NUL, overrides, sentinels), cut to 200 characters."""
    kept = (char for char in text[: LONGEST * 4] if unicodedata.category(char) not in {"Cc", "Cf", "Co", "Cs"})
    return " ".join(unicodedata.normalize("NFC", "".join(kept)).split())[:LONGEST]


def units_of(text: str, *, language: str) -> tuple[Unit, ...]:
    """At most 16 units of a cleaned text in one spelling, without the small words that the server has no list of in
    `language`."""
    small = stop_words(language)
    units: list[Unit] = []
    gap = 1
    for unit in _pieces(in_one_spelling(text.translate(QUOTES), language)):
        if not unit.phrase and fold(unit.text) in small:
            gap += 0 if unit.refused else 1
            continue
        units.append(Unit(unit.text, unit.phrase, unit.refused, gap))
        gap = gap if unit.refused else 1
        if len(units) == MOST_WORDS:
            break
    return tuple(units)


def _pieces(text: str) -> Iterator[Unit]:
    """A quote that nothing closes is no quote."""
    for minus, quoted, bare in PIECE.findall(text):
        if bare:
            refused = bare.startswith("-") and bare[1:2].isalnum()
            for word in _words(bare):
                yield Unit(word, refused=refused)
        elif words := _words(quoted):
            yield Unit(" ".join(words[:MOST_WORDS]), phrase=True, refused=bool(minus))


def _words(text: str) -> list[str]:
    trimmed = (word.strip(EDGES)[:LONGEST_WORD] for word in ODD.sub(" ", text).split())
    return [word for word in trimmed if word]
