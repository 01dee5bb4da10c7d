"""Numbers spelt out in words become digits, so that every other pattern reads them as such."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from hub.screening.numerals import AND, TENS, TWENTIES, UNSURE, VALUES, WORDS

_TOKEN = re.compile(r"[A-Za-z]+|\d+")
_APART = re.compile(r"[\s.,;:/\-_()*+|'\"]{0,4}")
FEWEST = 5
"""Digits that a run must come to; fewer are counted things."""
MANY = 6
"""Spelt words in a row that are one number whatever else they mean."""
LONG = 8
"""Digits, written and spelt, of a run that needs only three spelt words for that."""
LONGEST = 200
"""Letters of a word without spaces that may still be made of digits."""


@dataclass
class _Item:
    start: int
    end: int
    digits: str
    spelt: bool
    sure: bool
    languages: frozenset[str] = frozenset()


def spelt(text: str, starts: tuple[int, ...], ends: tuple[int, ...]) -> tuple[str, tuple[int, ...], tuple[int, ...]]:
    """`text` with its spelt runs as digits; each digit stands where its word stood, a blank parts them."""
    pieces: list[str] = []
    froms: list[int] = []
    untils: list[int] = []
    done = 0

    def keep(until: int) -> None:
        pieces.append(text[done:until])
        froms.extend(starts[done:until])
        untils.extend(ends[done:until])

    def put(what: str, start: int, end: int) -> None:
        pieces.append(what)
        froms.extend([starts[start]] * len(what))
        untils.extend([ends[end - 1]] * len(what))

    for run in _runs(text):
        keep(run[0].start)
        for item in run:
            if item is not run[0]:
                put(" ", done, done + 1)
            put(item.digits, item.start, item.end)
            done = item.end
    keep(len(text))
    return "".join(pieces), tuple(froms), tuple(untils)


def _runs(text: str) -> Iterator[list[_Item]]:
    run: list[_Item] = []
    for item in _items(text):
        if run and not _APART.fullmatch(text, run[-1].end, item.start):
            yield from _numbers(run)
            run = []
        run.append(item)
    yield from _numbers(run)


def _numbers(run: list[_Item]) -> Iterator[list[_Item]]:
    """The parts of a run that are one number in one language."""
    words = [item for item in run if item.spelt]
    if not words or len(run) < 2:
        return
    counts = Counter(language for item in words for language in item.languages)
    language, _count = counts.most_common(1)[0]
    part: list[_Item] = []
    for item in run:
        if item.spelt and language not in item.languages:
            yield from _accepted(part)
            part = []
        else:
            part.append(item)
    yield from _accepted(part)


def _accepted(run: list[_Item]) -> list[list[_Item]]:
    """The run, if it is a number. What is unsure neither begins nor ends it, unless many are spelt."""
    words = sum(item.spelt for item in run)
    many = words >= MANY or (words > 2 and sum(len(item.digits) for item in run) >= LONG)
    if not many:
        while run and run[0].spelt and not run[0].sure:
            run = run[1:]
        while run and run[-1].spelt and not run[-1].sure:
            run = run[:-1]
    sure = any(item.spelt and item.sure for item in run)
    enough = sum(len(item.digits) for item in run) >= FEWEST
    return [run] if (many or sure) and enough and len(run) > 1 else []


def _items(text: str) -> Iterator[_Item]:
    tokens = list(_TOKEN.finditer(text))
    place = 0
    while place < len(tokens):
        token = tokens[place]
        word = token.group().lower()
        if word.isdigit():
            yield _Item(token.start(), token.end(), word, False, True)
            place += 1
            continue
        value, taken = _compound(text, tokens, place)
        if value is not None:
            end = tokens[place + taken - 1].end()
            sure = taken > 1 or word not in UNSURE
            yield _Item(token.start(), end, str(value), True, sure, _LANGUAGES[word])
            place += taken
            continue
        joined = _joined(word)
        if joined:
            yield _Item(token.start(), token.end(), joined, True, True, _EVERY)
        place += 1


def _compound(text: str, tokens: list[re.Match[str]], place: int) -> tuple[int | None, int]:
    """The number that begins with this word, and of how many words: `thirty-four`, `treizeci si patru`."""
    value = VALUES.get(tokens[place].group().lower())
    if value is None:
        return None, 0
    taken = 1
    if tokens[place].group().lower() == "quatre" and _next(text, tokens, place, 1) in TWENTIES:  # quatre-vingt
        value, taken = 80, 2
    if value not in TENS:
        return value, taken
    beyond = 20 if value in {60, 80} else 10  # soixante-dix, quatre-vingt-dix
    following, step = _next(text, tokens, place, taken), taken + 1
    if following in AND:
        following, step = _next(text, tokens, place, taken + 1), taken + 2
    rest = VALUES.get(following)
    if rest is not None and 0 < rest < beyond and following not in UNSURE - {"un", "six", "dix"}:
        value, taken = value + rest, step
        last = VALUES.get(_next(text, tokens, place, taken))
        if rest == 10 and last in {7, 8, 9}:  # quatre-vingt-dix-sept
            value, taken = value + last, taken + 1
    return value, taken


def _next(text: str, tokens: list[re.Match[str]], place: int, further: int) -> str:
    if place + further >= len(tokens):
        return ""
    before, after = tokens[place + further - 1], tokens[place + further]
    return after.group().lower() if text[before.end() : after.start()] in {" ", "-"} else ""


_LANGUAGES = {word: frozenset(code for code, words in WORDS.items() if word in words) for word in VALUES}
_EVERY = frozenset(WORDS)
_UNITS = sorted((word for word, value in VALUES.items() if value < 10 and len(word) > 2), key=len, reverse=True)
_FIRSTS = {letter: [word for word in _UNITS if word[0] == letter] for letter in {word[0] for word in _UNITS}}


def _joined(word: str) -> str:
    """The digits of a word that is made of at least three of them and nothing else, or nothing."""
    if not 9 <= len(word) <= LONGEST:
        return ""
    digits: list[str] = []
    place = 0
    while place < len(word):
        unit = next((one for one in _FIRSTS.get(word[place], ()) if word.startswith(one, place)), "")
        if not unit:
            return ""
        digits.append(str(VALUES[unit]))
        place += len(unit)
    return "".join(digits) if len(digits) > 2 else ""
