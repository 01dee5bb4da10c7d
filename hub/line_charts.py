"""Lines over years as numbers for an SVG without style or script; beside them stands a table. Pure.

Nothing is drawn that nobody counted: a line joins two years that follow each other, have both a figure and have no
break between them. All panels of a chart have the same years and the same scale.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

TOP, PLOT, BOTTOM = 24, 120, 26
LEFT, RIGHT = 4.0, 96.0
STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True)
class Dot:
    """`x` is in hundredths of the width, `y` in pixels, as are all others."""

    year: int
    value: Decimal
    x: str
    y: int


@dataclass(frozen=True)
class Stroke:
    x1: str
    y1: int
    x2: str
    y2: int


@dataclass(frozen=True)
class Panel:
    """The line of one territory: `gaps` are where years have no figure, `breaks` between which years it ends."""

    label: str
    dots: Sequence[Dot]
    strokes: Sequence[Stroke]
    gaps: Sequence[str]
    breaks: Sequence[str]

    top, floor, height = TOP, TOP + PLOT, TOP + PLOT + BOTTOM
    years_y = TOP + PLOT + 18


@dataclass(frozen=True)
class Lines:
    panels: Sequence[Panel]
    first: int
    last: int
    most: Decimal


def lines(
    values: Mapping[str, Mapping[int, Decimal | None]], breaks: Mapping[str, Collection[int]] | None = None
) -> Lines | None:
    """One panel for each name, in the order given; `breaks` are the years that begin anew. None for a single year."""
    years = sorted({year for own in values.values() for year in own})
    if not years or years[0] == years[-1]:
        return None
    first, last = years[0], years[-1]
    most = _round_top(max(value or Decimal(0) for own in values.values() for value in own.values()))
    scale = _Scale(first, last, most)
    anew = breaks or {}
    return Lines([scale.panel(name, own, set(anew.get(name, ()))) for name, own in values.items()], first, last, most)


@dataclass(frozen=True)
class _Scale:
    first: int
    last: int
    most: Decimal

    def panel(self, label: str, values: Mapping[int, Decimal | None], anew: set[int]) -> Panel:
        dots = {
            year: Dot(year, value, self.x(year), self.y(value))
            for year, value in sorted(values.items())
            if value is not None
        }
        strokes = [
            Stroke(dot.x, dot.y, dots[year + 1].x, dots[year + 1].y)
            for year, dot in dots.items()
            if year + 1 in dots and year + 1 not in anew
        ]
        gaps = [self.x(year) for year in range(self.first, self.last + 1) if year not in dots]
        breaks = [self.x(year - 0.5) for year in sorted(anew) if self.first < year <= self.last]
        return Panel(label, list(dots.values()), strokes, gaps, breaks)

    def x(self, year: float) -> str:
        return f"{LEFT + (RIGHT - LEFT) * (year - self.first) / (self.last - self.first):.2f}"

    def y(self, value: Decimal) -> int:
        return TOP + PLOT - round(PLOT * value / self.most)


def _round_top(most: Decimal) -> Decimal:
    """The end of the scale: the next 1, 2, 2.5 or 5 of its power of ten."""
    if most <= 0:
        return Decimal(1)
    power = Decimal(1).scaleb(most.adjusted())
    return next(step * power for step in STEPS if step * power >= most)
