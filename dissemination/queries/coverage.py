"""Which agency in which country holds which edition: counts of agencies by country, and by language or edition."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from dissemination.queries.held import held


class Measure(TextChoices):
    """What a number of the coverage counts; each is opened by its list (`queries/holders.py`)."""

    CONFIRMED = "confirmed", _("Confirmed by the agency")
    DELIVERED = "delivered", _("Arrived")
    SENT = "sent", _("Handed over")
    PLANNED = "planned", _("Planned")
    REQUIRED = "required", _("Must hold the manual")
    MISSING = "missing", _("Must hold it and hold nothing of this edition")
    OLDER = "older", _("Hold an older edition only")


@dataclass(frozen=True)
class Question:
    """What is asked: `edition` in the light of the `older` ones, by whom (`countries`; None: all), on a day."""

    edition: str
    on: date
    older: Sequence[str] = ()
    kind: str = ""
    countries: frozenset[str] | None = None


RANK = """CASE WHEN state IN ('acknowledged', 'adopted') THEN 3 WHEN state IN ('delivered', 'downloaded') THEN 2
    WHEN state = 'sent' THEN 1 ELSE 0 END"""

AGENCIES = """
    dissemination_agency agency JOIN hub_organisation organisation ON organisation.id = agency.organisation_id
      AND agency.valid_from <= %(day)s AND (agency.valid_to IS NULL OR agency.valid_to > %(day)s)
      AND (%(kind)s = '' OR organisation.kind = %(kind)s)
      AND (%(countries)s::text[] IS NULL OR organisation.country_id = ANY(%(countries)s::text[]))
"""
"""Those of the day that somebody may see."""

# `line`: what an agency was sent of the edition, and what it holds of older ones while it holds nothing of this one.
# `known`: every agency of that day, with the best that is known of it.
LINES = f"""
line AS (
    SELECT agency_id, edition, language, impression, state, since, delivery_id, known_from, false AS older,
           {RANK} AS rank
    FROM held WHERE edition = %(edition)s AND state <> 'cancelled'
), best AS (
    SELECT agency_id, max(rank) AS rank FROM line GROUP BY agency_id
), agency_of_day AS (
    SELECT agency.id, agency.key, organisation.name, organisation.kind, organisation.country_id AS country,
           EXISTS (SELECT 1 FROM dissemination_requirement required
                   WHERE required.agency_id = agency.id AND required.since <= %(day)s
                     AND (required.until IS NULL OR required.until > %(day)s)) AS required,
           COALESCE(best.rank, -1) AS rank
    FROM {AGENCIES} LEFT JOIN best ON best.agency_id = agency.id
), older AS (
    SELECT held.agency_id, held.edition, held.language, held.impression, held.state, held.since, held.delivery_id,
           held.known_from, true AS older, 0 AS rank
    FROM agency_of_day agency JOIN held ON held.agency_id = agency.id
    WHERE agency.rank < 1 AND held.edition = ANY(%(older)s::text[])
      AND held.state IN ('sent', 'delivered', 'downloaded', 'acknowledged', 'adopted')
), known AS (
    SELECT agency_of_day.*, EXISTS (SELECT 1 FROM older WHERE older.agency_id = agency_of_day.id) AS older
    FROM agency_of_day
)
"""  # noqa: S608 - constants

MATRIX = """
WITH {held}, {lines}
SELECT known.country, place.language, count(*) FILTER (WHERE place.rank >= 3),
       count(*) FILTER (WHERE place.rank >= 2), count(*) FILTER (WHERE place.rank >= 1),
       count(*) FILTER (WHERE NOT place.older), 0, 0, count(*) FILTER (WHERE place.older)
FROM (SELECT agency_id, language, rank, older FROM line
      UNION ALL SELECT DISTINCT agency_id, language, 0, true FROM older) AS place
JOIN known ON known.id = place.agency_id
GROUP BY GROUPING SETS ((known.country, place.language), (place.language))
UNION ALL
SELECT country, NULL, count(*) FILTER (WHERE rank >= 3), count(*) FILTER (WHERE rank >= 2),
       count(*) FILTER (WHERE rank >= 1), count(*) FILTER (WHERE rank >= 0), count(*) FILTER (WHERE required),
       count(*) FILTER (WHERE required AND rank < 1), count(*) FILTER (WHERE older)
FROM known GROUP BY GROUPING SETS ((country), ())
"""


@dataclass(frozen=True)
class Cell:
    """Agencies of one country or of all, in one language or in all; `delivered` counts who confirmed, too, and so on.

    `required` and `missing` say something for all languages only: no language is required of anybody.
    """

    confirmed: int = 0
    delivered: int = 0
    sent: int = 0
    planned: int = 0
    required: int = 0
    missing: int = 0
    older: int = 0

    @property
    def shape(self) -> str:
        """none, sent, part or whole: what the cell's picture shows."""
        if not self.sent:
            return "none"
        if self.confirmed >= max(self.required, self.planned):
            return "whole"
        return "part" if self.confirmed else "sent"


@dataclass
class Row:
    """One country, or all of them together."""

    country: str = ""
    total: Cell = Cell()
    cells: dict[str, Cell] = field(default_factory=dict)


@dataclass(frozen=True)
class Coverage:
    """Countries without any agency do not appear."""

    rows: Sequence[Row]
    total: Row
    columns: Sequence[str]


def coverage(question: Question) -> Coverage:
    """One query."""
    rows: dict[str, Row] = {}
    statement, values = asked(question)
    with connection.cursor() as cursor:
        cursor.execute(MATRIX.format(**statement), values)
        for country, language, *counts in cursor.fetchall():
            row = rows.setdefault(country or "", Row(country or ""))
            if language is None:
                row.total = Cell(*counts)
            else:
                row.cells[language] = Cell(*counts)
    total = rows.pop("", Row())
    return Coverage([rows[country] for country in sorted(rows)], total, sorted(total.cells))


def asked(question: Question) -> tuple[Mapping[str, str], dict[str, Any]]:
    """The parts of a statement about `line` and `known`, and its parameters."""
    source, values = held(editions=[question.edition, *question.older], on=question.on)
    countries = None if question.countries is None else sorted(question.countries)
    about = {"edition": question.edition, "older": list(question.older), "day": question.on}
    return {"held": source, "lines": LINES}, {**values, **about, "kind": question.kind, "countries": countries}
