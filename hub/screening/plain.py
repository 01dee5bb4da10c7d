"""Text as the patterns read it: digits of every script as ASCII, no invisible characters, look-alikes resolved."""

import re
import unicodedata
from dataclasses import dataclass

DASHES = dict.fromkeys("‐‑‒–—―−", "-")
LETTERS_AS_DIGITS = {"O": "0", "o": "0", "О": "0", "о": "0", "l": "1", "I": "1", "|": "1"}
LOOKS_LIKE_DIGITS = re.compile(f"(?<=\\d)[{''.join(LETTERS_AS_DIGITS)}]+(?=\\d)")


@dataclass(frozen=True)
class Plain:
    """`text` with, for each of its characters, where it stood in the original."""

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        return self.places[start], self.places[end - 1] + 1


def plain(text: str) -> Plain:
    characters: list[str] = []
    places: list[int] = []
    for place, raw in enumerate(text):
        if unicodedata.category(raw) in {"Cf", "Mn"}:
            continue
        for character in unicodedata.normalize("NFKD", raw):
            if unicodedata.category(character) == "Mn":
                continue
            digit = unicodedata.decimal(character, None)
            characters.append(str(digit) if digit is not None else DASHES.get(character, character))
            places.append(place)
    return Plain(_resolve(characters), tuple(places))


def _resolve(characters: list[str]) -> str:
    """Letters that look like digits are digits where a digit stands on both sides of them."""
    return LOOKS_LIKE_DIGITS.sub(
        lambda match: "".join(LETTERS_AS_DIGITS[letter] for letter in match.group()), "".join(characters)
    )
