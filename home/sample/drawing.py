"""The picture of the sample's news: drawn, so that nobody is in it."""

import io

from PIL import Image, ImageDraw

WIDTH, HEIGHT = 1280, 640
FINER = 2
"""Drawn larger and made smaller, so that curves are smooth."""
WALL, TABLE, EDGE = "#e4efed", "#c99f6b", "#a97f4d"
PAPER, INK, TICK = "#fbfaf6", "#16232b", "#2b6a3a"
PEOPLE = (
    (260, "#1f4e8c", "#e8b48f", "#4a2f1d"),
    (640, "#8a3a6b", "#c98d63", "#16232b"),
    (1020, "#2b6a3a", "#f0c8a8", "#8c5a2b"),
)
"""Where each sits; coat, skin, hair."""
HABITS = 5


def mixed_team() -> bytes:
    """Three people behind one table; on the wall a list with five ticks, and a clock. A PNG."""
    picture = Image.new("RGB", (WIDTH * FINER, HEIGHT * FINER), WALL)
    draw = _Pen(ImageDraw.Draw(picture))
    _list(draw)
    _clock(draw)
    for middle, coat, skin, hair in PEOPLE:
        _person(draw, middle, coat, skin, hair)
    draw.box((60, 470, 1220, 660), EDGE, radius=24)
    draw.box((40, 450, 1240, 510), TABLE, radius=26)
    for middle, *_colours in PEOPLE:
        draw.box((middle - 80, 440, middle + 80, 462), PAPER, radius=8)
    file = io.BytesIO()
    picture.resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS).save(file, "PNG", optimize=True)
    return file.getvalue()


class _Pen:
    """Draws in the measures of the finished picture."""

    def __init__(self, draw: ImageDraw.ImageDraw) -> None:
        self._draw = draw

    def box(self, corners: tuple[int, int, int, int], fill: str, *, radius: int = 0) -> None:
        self._draw.rounded_rectangle(self._finer(corners), radius * FINER, fill)

    def oval(self, corners: tuple[int, int, int, int], fill: str) -> None:
        self._draw.ellipse(self._finer(corners), fill)

    def line(self, points: tuple[int, ...], fill: str, *, width: int) -> None:
        self._draw.line(self._finer(points), fill, width * FINER, joint="curve")

    def _finer(self, points: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(point * FINER for point in points)


def _person(draw: _Pen, middle: int, coat: str, skin: str, hair: str) -> None:
    draw.box((middle - 115, 320, middle + 115, 620), coat, radius=90)
    draw.box((middle - 26, 280, middle + 26, 352), skin, radius=24)
    draw.oval((middle - 72, 150, middle + 72, 306), hair)
    draw.oval((middle - 58, 176, middle + 58, 312), skin)


def _list(draw: _Pen) -> None:
    draw.box((330, 40, 570, 210), PAPER, radius=10)
    for place in range(HABITS):
        top = 62 + place * 29
        draw.line((350, top + 6, 357, top + 13, 370, top), TICK, width=4)
        draw.box((388, top + 3, 546 - 24 * (place % 3), top + 10), INK, radius=3)


def _clock(draw: _Pen) -> None:
    draw.oval((720, 50, 860, 190), INK)
    draw.oval((730, 60, 850, 180), PAPER)
    draw.line((790, 82, 790, 120, 818, 136), INK, width=6)
