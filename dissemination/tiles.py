"""A map of the EU and EEA with one tile for each country, roughly in its place. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

SIDE, GAP, MARGIN = 84, 6, 3

# column and row
PLACES: Mapping[str, tuple[int, int]] = {
    "IS": (0, 0), "NO": (3, 0), "SE": (4, 0), "FI": (5, 0),
    "EE": (5, 1),
    "DK": (3, 2), "LV": (5, 2),
    "IE": (0, 3), "NL": (2, 3), "DE": (3, 3), "PL": (4, 3), "LT": (5, 3),
    "BE": (1, 4), "LU": (2, 4), "CZ": (3, 4), "SK": (4, 4), "HU": (5, 4),
    "FR": (1, 5), "LI": (2, 5), "AT": (3, 5), "SI": (4, 5), "RO": (6, 5),
    "PT": (0, 6), "ES": (1, 6), "IT": (3, 6), "HR": (4, 6), "BG": (6, 6),
    "MT": (3, 7), "GR": (5, 7), "CY": (6, 7),
}  # fmt: skip
WIDTH = 7 * (SIDE + GAP) - GAP + 2 * MARGIN
HEIGHT = 8 * (SIDE + GAP) - GAP + 2 * MARGIN


@dataclass(frozen=True)
class Tile:
    """A square at `x`, `y` and what is known of its country; a country without a fact has no `fact`."""

    code: str
    x: int
    y: int
    fact: object | None


@dataclass(frozen=True)
class TileMap:
    """All countries in the order of reading, north to south."""

    width: int
    height: int
    side: int
    tiles: Sequence[Tile]


def tile_map(facts: Mapping[str, object]) -> TileMap:
    """`facts` by code of the country."""
    step = SIDE + GAP
    tiles = [
        Tile(code, MARGIN + column * step, MARGIN + row * step, facts.get(code))
        for code, (column, row) in PLACES.items()
    ]
    return TileMap(WIDTH, HEIGHT, SIDE, tiles)
