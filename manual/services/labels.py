"""The rule of citable numbers for one row of siblings: append counts on, insert takes a letter, nothing is reused."""

import re
from collections.abc import Collection, Sequence

LABEL = re.compile(r"(\d+)([A-Z]*)")


def complete(labels: Sequence[str | None], taken: Collection[str]) -> list[str]:
    """`labels` in order, with None for a newcomer, made whole.

    `taken` are the labels that were ever given here, tombstones included. A newcomer after the last labelled sibling
    counts on from the highest number; one between others takes the next free letter of the sibling before it. What was
    moved here from elsewhere has a whole number for its label, which neither counts nor takes letters.
    """
    used = {label for label in taken if LABEL.fullmatch(label)}
    used |= {label for label in labels if label and LABEL.fullmatch(label)}
    own = [place for place, label in enumerate(labels) if label and LABEL.fullmatch(label)]
    last = own[-1] if own else -1
    done: list[str] = []
    before = 0
    for place, label in enumerate(labels):
        if label is None:
            label = _next_number(used) if place > last else _next_letter(before, used)
            used.add(label)
        match = LABEL.fullmatch(label)
        if match:
            before = int(match[1])
        done.append(label)
    return done


def letters(count: int) -> str:
    """1 is A, 26 is Z, 27 is AA."""
    text = ""
    while count:
        count, rest = divmod(count - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def _next_number(used: Collection[str]) -> str:
    return str(max((_number(label) for label in used), default=0) + 1)


def _next_letter(number: int, used: Collection[str]) -> str:
    count = 1
    while f"{number}{letters(count)}" in used:
        count += 1
    return f"{number}{letters(count)}"


def _number(label: str) -> int:
    match = LABEL.fullmatch(label)
    return int(match[1]) if match else 0
