"""Letters that people write in two ways: Danish `å` and `aa`, German `ü` and `ue`.

A text is indexed in both spellings at the same places. A question, a synonym and a best answer are read in one, with
the letter, so that whatever is known of a word is known of it in either. (`æ` and `ß` need nothing: the server folds
them to `ae` and `ss`.)
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


def in_one_spelling(text: str, language: str) -> str:
    """`text` with letters for pairs: `børn` of `boern`, and of `børn`."""
    code = base(language)
    return WORD.sub(lambda match: _with_letters(match.group(), code), text) if code in PAIRS else text


def other_spelling(word: str, code: str) -> str:
    """`boern` of `børn`, and `børn` of `boern`; the word itself where there is no other."""
    with_letters = _with_letters(word, code)
    return with_letters if with_letters != word else "".join(CAPITALS.get(code, {}).get(char, char) for char in word)


def _with_letters(word: str, code: str) -> str:
    if code not in PAIRS or not PAIRS[code].search(word.lower()):
        return word
    return PAIRS[code].sub(lambda match: LETTERS[code][match.group()], word.lower())
