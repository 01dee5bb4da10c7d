"""Which edition the agencies of each country hold: counts of agencies by country and edition."""

from collections.abc import Sequence
from datetime import date

from django.db import connection

from dissemination.queries.coverage import AGENCIES, RANK, Cell, Coverage, Row
from dissemination.queries.held import held

EDITIONS = f"""
SELECT organisation.country_id, ranked.edition, count(*) FILTER (WHERE rank >= 3), count(*) FILTER (WHERE rank >= 2),
       count(*) FILTER (WHERE rank >= 1), count(*)
FROM {AGENCIES} JOIN (
    SELECT agency_id, edition, max({RANK}) AS rank FROM held WHERE state <> 'cancelled' GROUP BY agency_id, edition
) AS ranked ON ranked.agency_id = agency.id
GROUP BY GROUPING SETS ((organisation.country_id, ranked.edition), (ranked.edition))
UNION ALL
SELECT DISTINCT organisation.country_id, NULL, 0, 0, 0, 0 FROM {AGENCIES}
"""  # noqa: S608 - constants


def all_editions(
    *, editions: Sequence[str], on: date, kind: str = "", countries: frozenset[str] | None = None
) -> Coverage:
    """One query; `columns` are the editions as they were given."""
    source, values = held(editions=editions, on=on)
    allowed = None if countries is None else sorted(countries)
    rows: dict[str, Row] = {}
    with connection.cursor() as cursor:
        cursor.execute(f"WITH {source} {EDITIONS}", {**values, "day": on, "kind": kind, "countries": allowed})
        for country, edition, *counts in cursor.fetchall():
            row = rows.setdefault(country or "", Row(country or ""))
            if edition is not None:
                row.cells[edition] = Cell(*counts)
    total = rows.pop("", Row())
    return Coverage([rows[country] for country in sorted(rows)], total, list(editions))
