"""Finding an initiative: what a reader asked for, and how many there are under each answer, in one query."""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any
from urllib.parse import urlencode

from django.db.models import CharField, Count, F, Func, Q, QuerySet, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast
from django.http import QueryDict

from hub.look.alphabet import in_order
from hub.models import Country, OrganisationKind, Theme
from initiatives.models import Initiative, Kind
from initiatives.models.initiative import InitiativeQuerySet

SORTS = ("deadline", "newest")


@dataclass(frozen=True)
class Wish:
    """One value for each facet, or nothing; every wish is an address."""

    kind: str = ""
    country: str = ""
    theme: str = ""
    seat: str = ""
    sort: str = "deadline"

    @classmethod
    def of(cls, query: QueryDict) -> "Wish":
        """What the address says; a value that nobody offers counts as not said."""
        wish = cls(**{one.name: query.get(one.name, "")[:60] for one in fields(cls)})
        return cls(
            kind=wish.kind if wish.kind in Kind.values else "",
            country=wish.country if wish.country.isalpha() and len(wish.country) == 2 else "",
            theme=wish.theme,
            seat=wish.seat if wish.seat in OrganisationKind.values else "",
            sort=wish.sort if wish.sort in SORTS else "deadline",
        )

    @property
    def is_blank(self) -> bool:
        return not (self.kind or self.country or self.theme or self.seat)

    def address(self) -> str:
        """Its query string, without what is not said."""
        said = {one.name: getattr(self, one.name) for one in fields(self) if getattr(self, one.name) != one.default}
        return urlencode(said)


FACETS = ("kind", "country", "theme", "seat")
OPEN_SEAT = Q(seats__dropped=False, seats__filled__lt=F("seats__how_many"))


def open_for(wish: Wish, *, but: str = "") -> InitiativeQuerySet:
    """Open initiatives that fit the wish; `but` leaves one facet out of it."""
    rows = Initiative.objects.open()
    if wish.kind and but != "kind":
        rows = rows.filter(kind=wish.kind)
    if wish.country and but != "country":
        rows = rows.filter(countries__contains=[wish.country])
    if wish.theme and but != "theme":
        rows = rows.filter(theme_links__tag__slug=wish.theme)
    if wish.seat and but != "seat":
        rows = rows.filter(OPEN_SEAT, seats__organisation_kind=wish.seat)
    return rows


def sorted_by(rows: InitiativeQuerySet, wish: Wish) -> InitiativeQuerySet:
    order = ["-public_at", "-pk"] if wish.sort == "newest" else ["deadline", "pk"]
    return rows.distinct().order_by(*order)


@dataclass(frozen=True)
class Counts:
    """How many initiatives each value of each facet would show, the other facets as they are."""

    by_facet: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def options(
        self, facet: str, names: Mapping[str, str], *, chosen: str, language: str
    ) -> list[tuple[str, str, int]]:
        """Value, name, number: those that have any, and the chosen one; by name."""
        counts = self.by_facet.get(facet, {})
        found = [(value, name, counts.get(value, 0)) for value, name in names.items()]
        kept = [one for one in found if one[2] or one[0] == chosen]
        return in_order(kept, language, name=lambda one: one[1])


def counts(wish: Wish) -> Counts:
    """All facets in one query."""
    parts = [_counted(open_for(wish, but=facet), facet) for facet in FACETS]
    found: dict[str, dict[str, int]] = {facet: {} for facet in FACETS}
    for facet, value, number in parts[0].union(*parts[1:], all=True):
        found[facet][value] = number
    return Counts(found)


def _counted(rows: InitiativeQuerySet, facet: str) -> QuerySet[Initiative, Any]:
    values: dict[str, Combinable] = {
        "kind": F("kind"),
        "country": Func(F("countries"), function="unnest"),
        "theme": F("theme_links__tag__slug"),
        "seat": F("seats__organisation_kind"),
    }
    if facet == "theme":
        rows = rows.filter(theme_links__isnull=False)
    if facet == "seat":
        rows = rows.filter(OPEN_SEAT, seats__organisation_kind__gt="")
    return (
        rows.order_by()
        .annotate(facet=Value(facet, output_field=CharField()), value=Cast(values[facet], CharField()))
        .values("facet", "value")
        .annotate(number=Count("pk", distinct=True))
        .values_list("facet", "value", "number")
    )


def country_options(language: str) -> dict[str, str]:
    return {country.code: country.name_in(language) for country in Country.objects.all()}


def theme_options(language: str) -> dict[str, str]:
    return {theme.slug: theme.name_in(language) for theme in Theme.objects.prefetch_related("names")}
