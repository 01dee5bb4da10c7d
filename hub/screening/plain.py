"""Text as the patterns read it: digits of every script as ASCII, no invisible characters, look-alikes resolved."""

import unicodedata
from dataclasses import dataclass

DASHES = dict.fromkeys("‐‑‒–—―−", "-")
LETTERS_AS_DIGITS = {"O": "0", "o": "0", "О": "0", "о": "0", "l": "1", "I": "1", "|": "1"}


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
    """A letter that looks like a digit is one where digits stand on both sides of it."""
    resolved = list(characters)
    for index in range(1, len(characters) - 1):
        digit = LETTERS_AS_DIGITS.get(characters[index])
        if digit and resolved[index - 1].isdigit() and characters[index + 1].isdigit():
            resolved[index] = digit
    return "".join(resolved)
