"""Finds a phrase in a translated text, whatever endings its words take and whatever compound they stand in.

Generous on purpose: a term that is there and is not found would be called missing, and such marks are soon ignored.
What no ending explains (ofre, børn, copiii) stands with the term, in its other or allowed forms.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

TOKEN = re.compile(r"\w+(?:[-’'‑]\w+)*")
JOINERS = str.maketrans("", "", "-’'‑")
DOUBLED = re.compile(r"(.)\1+")
SHORTEST = 4  # letters; shorter words (van, de, på, la) take no endings
WHOLE_IN_COMPOUND = 6  # letters of a word that is known at the beginning of a compound: voogd is not in voogdij
TAIL_IN_COMPOUND = 4  # and at its end, where the compound is a kind of it: gezinsvoogd
GAP = 1  # words that may stand between two words of a term

COMPOUNDING = frozenset({"nl", "da", "de"})
ENDINGS = {
    "ro": " a e i o u l ul ulu ului lui le lor ii ile ilor iilor ele elor uri urile urilor ea ei iei ie ia lui "
    "ta te ti tii tilor tele telor tei tul tului s sti stilor",
    "nl": " e en s n es er ers eren je jes de den",
    "da": " e s t n r er en et ens ets erne ernes ene enes ers es ede edes de des dt te ne nes ren ret",
    "de": " e s n en er es em ern ens in innen",
    "en": " s es d ed ing",
}


@dataclass(frozen=True)
class Span:
    """A place in a text, in words: `start` up to but not including `end`."""

    start: int
    end: int

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text, folded: small letters, no diacritics, no letter twice in a row, compounds without hyphen."""
    return tuple(folded(word) for word in TOKEN.findall(text))


@lru_cache(maxsize=20000)
def folded(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word.casefold().translate(JOINERS))
    return DOUBLED.sub(r"\1", "".join(letter for letter in plain if not unicodedata.combining(letter)))


def find(phrase: Sequence[str], text: Sequence[str], language: str, *, gap: int = GAP) -> Iterator[Span]:
    """Every place where the folded words of `phrase` stand in `text` in their order, nearly side by side."""
    for start in range(len(text)):
        end = _end(phrase, text, start, language, gap)
        if end:
            yield Span(start, end)


def _end(phrase: Sequence[str], text: Sequence[str], start: int, language: str, gap: int) -> int:
    place = start
    for number, word in enumerate(phrase):
        reach = 1 if number == 0 else gap + 1
        ahead = range(place, min(place + reach, len(text)))
        found = next((at for at in ahead if alike(word, text[at], language)), None)
        if found is None:
            return 0
        place = found + 1
    return place


@lru_cache(maxsize=50000)
def alike(word: str, written: str, language: str) -> bool:
    """Whether `written` is `word` with another ending, or a compound of it; both folded."""
    if word == written:
        return True
    if len(word) < SHORTEST:
        return False
    endings = _endings(language)
    for cut in range(min(4, len(word) - SHORTEST + 1)):
        stem = word[: len(word) - cut]
        if word[len(stem) :] in endings and written.startswith(stem) and written[len(stem) :] in endings:
            return True
    return language in COMPOUNDING and _in_compound(word, written, endings)


def _in_compound(word: str, written: str, endings: frozenset[str]) -> bool:
    if len(word) >= WHOLE_IN_COMPOUND and written.startswith(word):
        return True
    at = written.find(word, 2)
    return at > 0 and len(word) >= TAIL_IN_COMPOUND and written[at + len(word) :] in endings


@lru_cache
def _endings(language: str) -> frozenset[str]:
    return frozenset(ENDINGS.get(language, "").split(" "))
