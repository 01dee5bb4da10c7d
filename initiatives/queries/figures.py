"""The figures of this room as its two pages show them: moderators read every number, the public none that is small."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils import timezone

from hub.disclosure import Protected, protected
from hub.look.alphabet import in_order
from hub.models import Country
from initiatives.models import Kind
from initiatives.periods import Period
from initiatives.queries import counted
from initiatives.queries.counted import Place

Protect = Callable[[Sequence[Sequence[int]], set[tuple[int, int]]], Protected]


@dataclass(frozen=True)
class Published:
    """Initiatives that are or were public, under one name; all of it can be read on their pages, too."""

    name: str
    initiatives: int
    open: int
    places: int
    filled: int


@dataclass(frozen=True)
class Line:
    """A row of a table; None: kept back."""

    name: str
    cells: Sequence[int | None]
    total: int | None


@dataclass(frozen=True)
class Grid:
    """Countries down, kinds across, with totals."""

    columns: Sequence[str]
    lines: Sequence[Line]
    totals: Sequence[int | None]
    total: int | None


@dataclass(frozen=True)
class Days:
    """The median of the days that it took to fill a seat; None: kept back, or nothing was filled."""

    name: str
    median: int | None


@dataclass(frozen=True)
class Figures:
    by_kind: Sequence[Published]
    by_country: Sequence[Published]
    all: Published
    interests: Grid
    days_by_kind: Sequence[Days]
    days_by_country: Sequence[Days]
    days: int | None


def public_figures(period: Period, language: str, all_words: str) -> Figures:
    """Published initiatives as they are; interest and days of a half-year that is over, protected together."""
    return _figures(period, language, all_words, lambda table, void: protected(table, void=void))


def exact_figures(period: Period | None, language: str, all_words: str) -> Figures:
    """Every number, of a half-year or of all time; for moderators alone."""
    return _figures(period, language, all_words, lambda table, void: protected(table, least=0))


def _figures(period: Period | None, language: str, all_words: str, protect: Protect) -> Figures:
    kinds = {value: str(label) for value, label in Kind.choices}
    came, taken = counted.interests(period), counted.days_to_fill(period)
    places = {*counted.grounds(period.end if period else timezone.now()), *came, *taken}
    countries = _names({country for country, _kind in places}, language)
    axes = (list(countries), list(kinds))
    interests = _table({place: came.get(place, 0) for place in places}, axes, protect)
    fills = _table({place: len(taken.get(place, [])) for place in places}, axes, protect)
    by_kind, by_country = _published(kinds, language)
    return Figures(
        by_kind=by_kind,
        by_country=by_country,
        all=_sum(all_words, by_kind),
        interests=Grid(
            columns=list(kinds.values()),
            lines=[
                Line(name, cells, total)
                for name, cells, total in zip(countries.values(), interests.cells, interests.rows, strict=True)
            ],
            totals=interests.columns,
            total=interests.total,
        ),
        days_by_kind=[
            Days(name, _median(shown, taken, {(country, kind) for country in countries}))
            for (kind, name), shown in zip(kinds.items(), fills.columns, strict=True)
        ],
        days_by_country=[
            Days(name, _median(shown, taken, {(country, kind) for kind in kinds}))
            for (country, name), shown in zip(countries.items(), fills.rows, strict=True)
        ],
        days=_median(fills.total, taken, set(taken)),
    )


def _table(counts: Mapping[Place, int], axes: tuple[list[str], list[str]], protect: Protect) -> Protected:
    countries, kinds = axes
    table = [[counts.get((country, kind), 0) for kind in kinds] for country in countries] or [[0] * len(kinds)]
    void = {
        (row, column)
        for row, country in enumerate(countries)
        for column, kind in enumerate(kinds)
        if (country, kind) not in counts
    }
    found = protect(table, void)
    return found if countries else Protected([], [], found.columns, found.total)


def _median(shown: int | None, taken: Mapping[Place, list[int]], places: set[Place]) -> int | None:
    """Said only where the number of places that it is of could be said, too."""
    return counted.median_of(taken, places) if shown is not None else None


def _published(kinds: Mapping[str, str], language: str) -> tuple[list[Published], list[Published]]:
    posted, seats = counted.initiatives(), counted.seats()
    cells = {
        place: Published("", number, open_, *seats.get(place, (0, 0))) for place, (number, open_) in posted.items()
    }
    names = _names({country for country, _kind in posted}, language)
    by_kind = [_sum(name, (cell for (_c, kind), cell in cells.items() if kind == one)) for one, name in kinds.items()]
    by_country = [
        _sum(name, (cell for (country, _k), cell in cells.items() if country == one)) for one, name in names.items()
    ]
    return by_kind, by_country


def _sum(name: str, cells: Iterable[Published]) -> Published:
    every = list(cells)
    return Published(
        name,
        sum(one.initiatives for one in every),
        sum(one.open for one in every),
        sum(one.places for one in every),
        sum(one.filled for one in every),
    )


def _names(codes: set[str], language: str) -> dict[str, str]:
    """Code and name, by the alphabet of the language."""
    named = [(code, Country(code=code).name_in(language)) for code in codes]
    return dict(in_order(named, language, name=lambda pair: pair[1]))
