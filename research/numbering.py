"""Citable numbers and what they stand in. Pure."""

import re
from collections.abc import Iterable


def and_above(numbers: Iterable[str]) -> list[str]:
    """Each number with those of what it stands in: 3.2.1 with 3.2 and 3."""
    parts = [number.split(".") for number in numbers]
    return sorted({".".join(part[:length]) for part in parts for length in range(1, len(part) + 1)})


def within(number: str, place: str) -> bool:
    """Whether a number is this place or stands in it: 3.2.4 in 3.2."""
    return number == place or number.startswith(f"{place}.")


def in_order(numbers: Iterable[str]) -> list[str]:
    """As the manual counts: 3.2.9, 3.2.9A, 3.2.10."""
    return sorted(numbers, key=lambda number: [(_leading(part), part) for part in number.split(".")])


def _leading(part: str) -> int:
    digits = re.match(r"\d+", part)
    return int(digits[0]) if digits else 0
