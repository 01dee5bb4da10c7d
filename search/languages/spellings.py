"""Letters that people write in two ways: Danish `å` and `aa`, German `ü` and `ue`.

A text is indexed in both spellings at the same places, so that a question finds it in either, also within a phrase.
(`æ` and `ß` need nothing: the server folds them to `ae` and `ss`.)
"""

import re

from search.languages import base

WORD = re.compile(r"[^\W\d_]+")
NORDIC = {"å": "aa", "ø": "oe"}
SWEDISH = {"å": "aa", "ä": "ae", "ö": "oe"}
GERMAN = {"ä": "ae", "ö": "oe", "ü": "ue"}
TABLES = {"da": NORDIC, "nb": NORDIC, "nn": NORDIC, "no": NORDIC, "sv": SWEDISH, "de": GERMAN}
PAIRS = {  # after a vowel or a q they are no umlaut: `neue`, `Frauen`, `Quelle`
    code: re.compile(f"(?<![aeiouyq])(?:{'|'.join(table.values())})") for code, table in TABLES.items()
}
LETTERS = {code: {pair: letter for letter, pair in table.items()} for code, table in TABLES.items()}
CAPITALS = {code: table | {a.upper(): b.title() for a, b in table.items()} for code, table in TABLES.items()}


def respelled(text: str, language: str) -> str:
    """`text` with each such word in its other spelling; as it is where the language or the text has none."""
    code = base(language)
    if code not in TABLES:
        return text
    return WORD.sub(lambda match: other_spelling(match.group(), code), text)


def other_spelling(word: str, code: str) -> str:
    """`boern` of `børn`, and `børn` of `boern`; the word itself where there is no other."""
    table = CAPITALS.get(code, {})
    if any(letter in table for letter in word):
        return "".join(table.get(letter, letter) for letter in word)
    if code not in PAIRS:
        return word
    return PAIRS[code].sub(lambda match: LETTERS[code][match.group()], word.lower())
