"""Bars as numbers for an SVG without style or script; beside each stands a table with the same figures. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

ROW = 44
"""Pixels from one bar to the next: a line of words and the bar below it."""


@dataclass(frozen=True)
class Bar:
    """`value` is None where nothing may be said; `width` is in hundredths of the longest, `y` in pixels."""

    label: str
    value: int | None
    y: int
    width: int

    @property
    def words_y(self) -> int:
        return self.y + 16

    @property
    def bar_y(self) -> int:
        return self.y + 22


@dataclass(frozen=True)
class Bars:
    bars: Sequence[Bar]

    @property
    def height(self) -> int:
        return len(self.bars) * ROW


def bars(values: Iterable[tuple[str, int | None]], *, whole: int = 0) -> Bars:
    """One bar for each name and number, in the order given; the shortest that is not none can still be seen.

    The longest is the whole width, or `whole` is where that is known, as of shares.
    """
    pairs = list(values)
    most = whole or max((value or 0 for _label, value in pairs), default=0)
    return Bars(
        [
            Bar(label, value, place * ROW, max(round(value * 100 / most), 1) if value else 0)
            for place, (label, value) in enumerate(pairs)
        ]
    )
