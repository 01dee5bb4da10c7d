"""How many initiatives each value of each facet would show, the other facets as they are: all in one statement.

The open initiatives are read once, each with whether it fits each chosen facet; a facet then counts those that fit
all the others. What a facet means is said in `finding` alone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import connection
from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.utils import timezone

from hub.look.alphabet import in_order
from hub.models import OrganisationKind
from initiatives.models import Initiative, Seat
from initiatives.queries.finding import conditions, open_seats, seat_conditions
from initiatives.queries.fitting import Candidate, fits_one_of
from initiatives.queries.wish import FACETS, SEAT_FACETS, WITHIN, Wish

ALL = "all"
COLUMNS = ("id", "kind", "programme", "countries", "numbers", "deadline")
COUNTED = {
    "kind": "SELECT 'kind', held.kind, count(*) FROM held WHERE {others} GROUP BY 2",
    "programme": """SELECT 'programme', held.programme, count(*) FROM held
        WHERE held.programme <> '' AND {others} GROUP BY 2""",
    "country": """SELECT 'country', value, count(DISTINCT held.id) FROM held,
        unnest(CASE WHEN held.countries = '{{}}' THEN ARRAY['']::varchar[] ELSE held.countries END) value
        WHERE {others} GROUP BY 2""",
    "chapter": """SELECT 'chapter', value, count(DISTINCT held.id) FROM held, unnest(held.numbers) value
        WHERE {others} GROUP BY 2""",
    "theme": """SELECT 'theme', theme.slug, count(*) FROM held
        JOIN initiatives_initiativetheme link ON link.content_object_id = held.id
        JOIN hub_theme theme ON theme.id = link.tag_id WHERE {others} GROUP BY 2""",
    "written": """SELECT 'written', words.language, count(*) FROM held
        JOIN initiatives_initiativetext words ON words.initiative_id = held.id WHERE {others} GROUP BY 2""",
    "deadline": """SELECT 'deadline', within.value, count(*) FROM held
        JOIN (VALUES {moments}) within (value, until) ON held.deadline <= within.until WHERE {others} GROUP BY 2""",
    "role": """SELECT 'role', seat.role, count(DISTINCT held.id) FROM held
        JOIN ({seats}) seat ON seat.initiative_id = held.id WHERE {others} GROUP BY 2""",
    "seat": """SELECT 'seat', value, count(DISTINCT held.id) FROM held
        JOIN ({seats}) seat ON seat.initiative_id = held.id,
        unnest(CASE WHEN seat.organisation_kind = '' THEN %s::varchar[] ELSE ARRAY[seat.organisation_kind] END) value
        WHERE {others} GROUP BY 2""",
    "fits": """SELECT 'fits', '1', count(DISTINCT held.id) FROM held
        JOIN ({seats}) seat ON seat.initiative_id = held.id WHERE {others}""",
    ALL: "SELECT 'all', '', count(*) FROM held WHERE {others}",
}


@dataclass(frozen=True)
class Counts:
    """`total` is how many fit the whole wish."""

    total: int = 0
    by_facet: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    def options(
        self, facet: str, names: Mapping[str, str], *, chosen: str, language: str, as_given: bool = False
    ) -> list[tuple[str, str, int]]:
        """Value, name, number: those that have any, and the chosen one; by name unless they come in their order.

        An initiative for any country counts for each.
        """
        counts = self.by_facet.get(facet, {})
        found = [(value, name, counts.get(value, 0) + counts.get("", 0)) for value, name in names.items()]
        kept = [one for one in found if one[2] or one[0] == chosen]
        return kept if as_given else in_order(kept, language, name=lambda one: one[1])


def counts(wish: Wish, own: Sequence[Candidate] = ()) -> Counts:
    """All facets in one query; `fits` is counted where the reader has organisations."""
    statement, values = _statement(wish, own)
    found: dict[str, dict[str, int]] = {facet: {} for facet in (*FACETS, ALL)}
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        for facet, value, number in cursor.fetchall():
            found[facet][value] = number
    return Counts(found.pop(ALL).get("", 0), found)


def _statement(wish: Wish, own: Sequence[Candidate]) -> tuple[str, list[Any]]:
    asked = conditions(wish, own)
    fits = {f"fits_{name}": ExpressionWrapper(Q(asked[name]), output_field=BooleanField()) for name in asked}
    statement, values = _sql(Initiative.objects.open().order_by().annotate(**fits).values(*COLUMNS, *fits))
    parts = []
    for facet, part in COUNTED.items():
        if facet == "fits" and not own:
            continue
        passing = [f"held.fits_{name}" for name in asked if name != ("seats" if facet in SEAT_FACETS else facet)]
        words = {"others": " AND ".join(passing) or "TRUE"}
        if facet in SEAT_FACETS:
            words["seats"], more = _sql(_seats(wish, own, facet))
            values += more
        if facet == "seat":
            values.append(list(OrganisationKind.values))
        if facet == "deadline":
            words["moments"] = ", ".join(["(%s, %s::timestamptz)"] * len(WITHIN))
            now = timezone.now()
            values += [one for name, (days, _label) in WITHIN.items() for one in (name, now + timedelta(days=days))]
        parts.append(part.format(**words))
    return f"WITH held AS MATERIALIZED ({statement}) {' UNION ALL '.join(parts)}", values


def _seats(wish: Wish, own: Sequence[Candidate], facet: str) -> QuerySet[Seat, Any]:
    """Open seats that fit whatever else is asked of a seat."""
    asked = [one for name, one in seat_conditions(wish, own).items() if name != facet]
    if facet == "fits":
        asked.append(fits_one_of(own))
    return open_seats().filter(*asked).order_by().values("initiative_id", "role", "organisation_kind")


def _sql(rows: QuerySet[Any, Any]) -> tuple[str, list[Any]]:
    statement, values = rows.query.sql_with_params()
    return statement, list(values)
