"""Which agency in which country holds which edition: country x language, from what agencies hold."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

MATRIX = """
WITH ranked AS (
    SELECT agency_id, language,
           CASE WHEN state IN ('acknowledged', 'adopted') THEN 3
                WHEN state IN ('delivered', 'downloaded') THEN 2
                WHEN state = 'sent' THEN 1 ELSE 0 END AS rank
    FROM dissemination_holding WHERE edition = %(edition)s AND state <> 'cancelled'
), older AS (
    SELECT DISTINCT agency_id FROM dissemination_holding
    WHERE edition <> %(edition)s AND state IN ('sent', 'delivered', 'downloaded', 'acknowledged', 'adopted')
)
SELECT organisation.country_id, ranked.language, GROUPING(ranked.language) = 1 AS is_total,
       count(DISTINCT agency.id) FILTER (WHERE required.id IS NOT NULL) AS required,
       count(DISTINCT agency.id) FILTER (WHERE ranked.agency_id IS NOT NULL) AS planned,
       count(DISTINCT agency.id) FILTER (WHERE ranked.rank >= 1) AS sent,
       count(DISTINCT agency.id) FILTER (WHERE ranked.rank >= 2) AS delivered,
       count(DISTINCT agency.id) FILTER (WHERE ranked.rank >= 3) AS confirmed,
       count(DISTINCT agency.id) FILTER (WHERE older.agency_id IS NOT NULL AND COALESCE(ranked.rank, 0) = 0) AS older
FROM dissemination_agency agency
JOIN hub_organisation organisation ON organisation.id = agency.organisation_id
LEFT JOIN ranked ON ranked.agency_id = agency.id
LEFT JOIN older ON older.agency_id = agency.id
LEFT JOIN dissemination_requirement required ON required.agency_id = agency.id
  AND required.since <= current_date AND (required.until IS NULL OR required.until > current_date)
WHERE agency.valid_from <= current_date AND (agency.valid_to IS NULL OR agency.valid_to > current_date)
  AND (%(kind)s = '' OR organisation.kind = %(kind)s)
  AND (%(countries)s::text[] IS NULL OR organisation.country_id = ANY(%(countries)s::text[]))
GROUP BY GROUPING SETS ((organisation.country_id, ranked.language), (organisation.country_id))
"""


@dataclass(frozen=True)
class Cell:
    """Agencies of one country, in one language or in all. `required` says something for all languages only."""

    required: int
    planned: int
    sent: int
    delivered: int
    confirmed: int
    older: int

    @property
    def shape(self) -> str:
        """none, part, sent or whole: what the cell's picture shows."""
        if not self.sent:
            return "none"
        if self.confirmed >= max(self.required, self.planned):
            return "whole"
        return "part" if self.confirmed else "sent"


@dataclass(frozen=True)
class Row:
    """One country."""

    country: str
    total: Cell
    cells: dict[str, Cell]


def coverage(*, edition: str, kind: str = "", countries: frozenset[str] | None = None) -> Sequence[Row]:
    """One query; countries without any agency do not appear."""
    values = {"edition": edition, "kind": kind, "countries": None if countries is None else sorted(countries)}
    totals: dict[str, Cell] = {}
    cells: dict[str, dict[str, Cell]] = {}
    with connection.cursor() as cursor:
        cursor.execute(MATRIX, values)
        for country, language, is_total, *counts in cursor.fetchall():
            if is_total:
                totals[country] = Cell(*counts)
            elif language:
                cells.setdefault(country, {})[language] = Cell(*counts)
    return [Row(country, total, cells.get(country, {})) for country, total in sorted(totals.items())]
