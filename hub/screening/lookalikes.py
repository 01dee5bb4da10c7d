"""Characters that look like others: letters of other scripts, letters that stand for digits, blanks nobody sees."""

import re

_LATIN = (
    "Аa Вb Еe Ѕs Іi Јj Кk Мm Нh Оo Рp Сc Тt Уy Хx Ғf Ԍg Ԛq Ԝw Ьb аa вb еe ѕs іi јj кk мm оo рp сc тt уy хx һh ԁd ԛq ԝw"
    " гr пn лn дd иu ґr ӏl Ӏl"
    " Αa Βb Εe Ζz Ηh Ιi Κk Μm Νn Οo Ρp Τt Υy Χx αa εe ηn ιi κk νv οo ρp τt υu χx γy ωw σo"
    " ıi ȷj ɑa ɡg ɩi ʏy ɪi ʀr ɴn ʙb ɢg ᴀa ᴄc ᴅd ᴇe ᴊj ᴋk ᴍm ᴏo ᴘp ᴛt ᴜu ᴠv ᴡw ᴢz łl đd ħh ʟl"
)
FOLDED = {pair[0]: pair[1].upper() if pair[0].isupper() else pair[1] for pair in _LATIN.split()} | {
    "З": "3", "з": "3", "Ӡ": "3", "Ʒ": "3", "ʒ": "3", "Ч": "4", "ч": "4", "б": "6", "Ƽ": "5", "Ȣ": "8", "ȣ": "8",
    "ø": "o", "Ø": "O", "Ł": "L", "Đ": "D", "ð": "d", "Ð": "D", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe",
    "ß": "ss", "þ": "th", "Þ": "Th", "。": ".", "｡": ".", "٫": ".", "٬": ",", "⁄": "/", "∕": "/", "•": ".", "∙": ".",
    "⋅": ".", "‧": ".", "᛫": ".", "՚": "'", "’": "'", "ǀ": "|", "∣": "|",
} | dict.fromkeys("‐‑‒–—―−﹣˗⁃➖", "-")  # fmt: skip
"""What is read instead: letters of other scripts as the Latin ones they resemble, strokes and ligatures without."""

UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f\u17b4\u17b5")
"""Letters and symbols that show nothing; marks and format characters are left out by their category."""

_SURE = {"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1"}
_CLOSE = _SURE | {
    "i": "1",
    "!": "1",
    "Z": "2",
    "z": "2",
    "S": "5",
    "s": "5",
    "b": "6",
    "G": "6",
    "B": "8",
    "g": "9",
    "q": "9",
}

_BETWEEN = re.compile(r"(?:(?<=\d)|(?<=\d[ .\-/]))[OoQlI|]{1,6}(?=[ .\-/]?\d)")
_INSIDE = re.compile(r"(?<=\d)[OoQlI|i!ZzSsbGBgq]{1,3}(?=\d)")
_FIRST = re.compile(r"(?<![A-Za-z0-9])[OolI|](?=\d[ .\-/]?\d{2}|[ .\-]\d[ .\-]\d)|(?<=\()[Oo](?=\)\s?\d)")
_LAST = re.compile(r"(?<=\d{3})[OolI|](?![A-Za-z0-9])|(?<=\d[ .\-]\d[ .\-])[OolI|](?![A-Za-z0-9])")
_TOKEN = re.compile(r"(?<![A-Za-z0-9])[\dOoQlI|iZzSsbGBgq]{6,20}(?![A-Za-z0-9])")
LONG = 10
FEWEST = 5
"""Digits that a word must hold before each of its other letters is read as one."""


def as_digits(text: str) -> str:
    """`text`, as long as it was, with the letters read as digits that stand where a digit would."""
    for pattern in (_TOKEN, _FIRST, _BETWEEN, _INSIDE, _LAST):
        text = pattern.sub(_digits, text)
    return text


def _digits(match: re.Match[str]) -> str:
    found = match.group()
    if match.re is _TOKEN and not _is_number(found):
        return found
    return "".join(_CLOSE.get(letter, letter) for letter in found)


def _is_number(word: str) -> bool:
    """Whether a word is digits in disguise. One letter before or behind few digits is a code: B58813900, 12345678Z."""
    letters = [letter for letter in word if not letter.isdigit()]
    bare = all(end.isdigit() or end in _SURE for end in (word[0], word[-1]))
    return len(word) - len(letters) >= FEWEST and (bare or len(word) >= LONG or len(letters) > 1)
