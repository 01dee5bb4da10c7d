"""Folding as the server's `unaccent` does it, so that a word in Python and a word in the index are the same."""

import unicodedata

LETTERS = str.maketrans(
    {"ø": "o", "æ": "ae", "œ": "oe", "ß": "ss", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ħ": "h", "ŧ": "t"}
)


def fold(word: str) -> str:
    """Lower case without accents, ligatures and strokes: `Børn` is `born`, `Straße` is `strasse`."""
    decomposed = unicodedata.normalize("NFD", word.lower().translate(LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char))
