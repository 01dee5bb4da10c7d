"""Telephone numbers, numbers of acts and all other numbers, read out of a text."""

import re
from decimal import Decimal

from translation.checks.dates import Read
from translation.checks.languages import Writing
from translation.checks.token import Token

WORD = re.compile(r"[^\W\d_]+")
# 116 000 and its kin (Commission Decision 2007/116/EC), numbers that begin with + or 00, and those that begin with 0.
TELEPHONE = re.compile(
    r"(?<![\w+])(?<![0-9][\s\u00a0\u202f.,])(?:(?:\+|00)[0-9](?:[\s\u00a0().\-/]{0,2}[0-9]){5,}|0[0-9](?:[\s\u00a0().\-/]{0,2}[0-9]){4,}"
    r"|116[\s\u00a0\u202f.]?[0-9]{3})(?![0-9])"
)
ACT = re.compile(r"(?<![\w/])(?P<first>[0-9]{1,4})/(?P<second>[0-9]{1,4})(?![0-9])")
YEARS = range(1945, 2100)
GROUPED = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[ \u00a0\u202f\u2009'’][0-9]{3})+(?![0-9])(?:[.,][0-9]+)?")
NUMBER = re.compile(r"[0-9]+(?:[.,][0-9]+)*")


def telephones(text: str, ways: Writing) -> Read:
    found = []

    def take(match: re.Match[str]) -> str:
        digits = "".join(filter(str.isdigit, match[0].replace("(0)", "")))
        international = match[0].startswith("+")
        reading = f"+{digits if international else digits[2:]}" if international or digits.startswith("00") else digits
        found.append(Token("telephone", match[0], frozenset({reading}), match.start()))
        return " " * len(match[0])

    return found, TELEPHONE.sub(take, text)


def acts(text: str, ways: Writing) -> Read:
    """`2011/36/EU` and `(EU) 2024/1712`: the letters differ from language to language, the pair does not."""
    found = []

    def take(match: re.Match[str]) -> str:
        if not {int(match["first"]), int(match["second"])} & set(YEARS):
            return match[0]
        reading = f"{int(match['first'])}/{int(match['second'])}"
        found.append(Token("law", match[0], frozenset({reading}), match.start()))
        return " " * len(match[0])

    return found, ACT.sub(take, text)


def plain(text: str, ways: Writing) -> Read:
    found = []

    def take(match: re.Match[str]) -> str:
        found.append(Token("number", match[0], _readings(match[0], ways), match.start()))
        return " " * len(match[0])

    return found, NUMBER.sub(take, GROUPED.sub(take, text))


def _readings(text: str, ways: Writing) -> frozenset[str]:
    """The value of a number as the language writes it; a citable number such as 3.2.1 stands for itself."""
    thousands = "," if ways.decimal == "." else "."
    bare = re.sub(r"[^0-9.,]", "", text)
    if re.fullmatch(rf"[0-9]{{1,3}}(?:{re.escape(thousands)}[0-9]{{3}})+(?:{re.escape(ways.decimal)}[0-9]+)?", bare):
        bare = bare.replace(thousands, "")
    parts = re.split(r"[.,]", bare)
    if len(parts) > 2:
        return frozenset({".".join(parts)})
    value = Decimal(".".join(parts)).normalize()
    return frozenset({f"{value:f}"})


READERS = (telephones, acts, plain)
