"""Differences between two texts, word by word. Nothing is lost: the runs hold both texts whole."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

SAME, ADDED, REMOVED = "same", "added", "removed"
LINE = "\n"
LONGEST = 4000  # words of a text that are still compared one by one; beyond it, line by line
COSTLIEST = 300_000  # pairs of equal words: what the matcher's time grows with, seconds where a text repeats itself
ISLAND = 3  # so few equal words between two changes are chance, not text that stayed

# Marks belong to the letter before them and joiners to their word: no change may part them.
_MARKS = re.escape("".join(chr(code) for code in range(0x300, 0x10000) if unicodedata.category(chr(code))[0] == "M"))
_WORD = rf"[\w\u200c\u200d{_MARKS}]"
TOKEN = re.compile(rf"\n|[^\S\n]*{_WORD}+|[^\S\n]*[^\w\s][{_MARKS}]*|[^\S\n]+")


@dataclass(frozen=True)
class Run:
    """A stretch of text that stayed, came or went."""

    op: str
    text: str


def tokens(text: str) -> list[str]:
    """Words with the space before them, signs and line ends; put together they are `text` again."""
    return TOKEN.findall(text)


def compare(before: str, after: str) -> tuple[Run, ...]:
    """The runs that lead from `before` to `after`; where both change, what went stands first."""
    if before == after:
        return (Run(SAME, before),) if before else ()
    whole = _between(tokens(before), tokens(after))
    rough = whole.middle > LONGEST or whole.pairs > COSTLIEST
    if rough:
        whole = _between(before.splitlines(keepends=True), after.splitlines(keepends=True))
    parts = whole.parts(autojunk=rough) if whole.pairs <= COSTLIEST else whole.replaced()
    return _runs(parts if rough else _without_islands(parts))


def before_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if run.op != ADDED)


def after_of(runs: Iterable[Run]) -> str:
    return "".join(run.text for run in runs if run.op != REMOVED)


def lines(runs: Iterable[Run], *, without: str = "") -> list[list[Run]]:
    """The runs line by line, for showing; `without` leaves one kind out. Empty lines fall away."""
    found: list[list[Run]] = [[]]
    for run in runs:
        if run.op == without:
            continue
        for place, text in enumerate(run.text.split(LINE)):
            if place:
                found.append([])
            if text:
                found[-1].append(Run(run.op, text))
    return [line for line in found if line]


def count(runs: Iterable[Run], op: str) -> int:
    """How many words came or went."""
    return sum(1 for run in runs if run.op == op for token in tokens(run.text) if token.strip())


@dataclass(frozen=True)
class _Between:
    """Two texts in pieces: what they begin and end with alike, and what is left to compare between."""

    begin: Sequence[str]
    old: Sequence[str]
    new: Sequence[str]
    end: Sequence[str]

    @property
    def middle(self) -> int:
        return max(len(self.old), len(self.new))

    @property
    def pairs(self) -> int:
        counts = Counter(self.new)
        return sum(counts[token] for token in self.old)

    def parts(self, *, autojunk: bool) -> list["_Part"]:
        codes = SequenceMatcher(None, self.old, self.new, autojunk=autojunk).get_opcodes()
        return self._around(
            _Part(op == "equal", self.old[first:last], self.new[start:end]) for op, first, last, start, end in codes
        )

    def replaced(self) -> list["_Part"]:
        return self._around([_Part(False, self.old, self.new)])

    def _around(self, parts: Iterable["_Part"]) -> list["_Part"]:
        whole = [_Part(True, self.begin, self.begin), *parts, _Part(True, self.end, self.end)]
        return [part for part in whole if part.old or part.new]


def _between(old: Sequence[str], new: Sequence[str]) -> _Between:
    shortest = min(len(old), len(new))
    begin = next((place for place in range(shortest) if old[place] != new[place]), shortest)
    left = shortest - begin
    end = next((place for place in range(left) if old[-1 - place] != new[-1 - place]), left)
    return _Between(old[:begin], old[begin : len(old) - end], new[begin : len(new) - end], old[len(old) - end :])


@dataclass(frozen=True)
class _Part:
    same: bool
    old: Sequence[str]
    new: Sequence[str]

    def joined(self, other: "_Part") -> "_Part":
        return _Part(self.same and other.same, [*self.old, *other.old], [*self.new, *other.new])

    @property
    def weight(self) -> int:
        return max(sum(map(len, self.old)), sum(map(len, self.new)))


def _without_islands(parts: list[_Part]) -> list[_Part]:
    """A few equal words that are shorter than the changes on both sides go with them: easier to read."""
    done: list[_Part] = []
    for part in parts:
        done.append(part)
        while len(done) > 2 and _is_island(*done[-3:]):
            left, island, right = done[-3:]
            done[-3:] = [left.joined(island).joined(right)]
    return done


def _is_island(left: _Part, part: _Part, right: _Part) -> bool:
    if left.same or not part.same or right.same or LINE in part.old:
        return False
    return len(part.old) <= ISLAND and part.weight <= min(left.weight, right.weight)


def _runs(parts: Iterable[_Part]) -> tuple[Run, ...]:
    found = []
    for part in parts:
        if part.same:
            found.append(Run(SAME, "".join(part.old)))
            continue
        found += [Run(REMOVED, "".join(part.old))] if part.old else []
        found += [Run(ADDED, "".join(part.new))] if part.new else []
    return tuple(found)
