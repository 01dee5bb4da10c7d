"""The agencies behind a number of the coverage: what each holds and how that is known."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db import connection
from django.utils.translation import gettext

from dissemination.models.delivery import DeliveryState
from dissemination.models.event import EventSource
from dissemination.queries.coverage import Measure, Question, asked

OF_AGENCY: dict[str, str] = {
    "": "true",
    Measure.CONFIRMED: "known.rank >= 3",
    Measure.DELIVERED: "known.rank >= 2",
    Measure.SENT: "known.rank >= 1",
    Measure.PLANNED: "known.rank >= 0",
    Measure.REQUIRED: "known.required",
    Measure.MISSING: "known.required AND known.rank < 1",
    Measure.OLDER: "known.older",
}
IN_LANGUAGE: dict[str, str] = {
    Measure.CONFIRMED: "shown.rank >= 3",
    Measure.DELIVERED: "shown.rank >= 2",
    Measure.SENT: "shown.rank >= 1",
    Measure.PLANNED: "NOT shown.older",
    Measure.OLDER: "shown.older",
}
"""`required` and `missing` are of no language."""

BEHIND = """
WITH {held}, {lines}
SELECT known.key, known.name, known.kind, known.country, known.required, shown.edition, shown.language,
       shown.impression, shown.state, shown.since, shown.known_from, shown.older
FROM known LEFT JOIN (SELECT * FROM line UNION ALL SELECT * FROM older) AS shown ON shown.agency_id = known.id
WHERE {which}
ORDER BY known.country, known.name, known.key, shown.older, shown.edition, shown.language
"""


@dataclass(frozen=True)
class Known:
    """What is known of one agency, one edition and one language."""

    edition: str
    language: str
    impression: int
    state: str
    since: datetime
    known_from: str
    is_older: bool

    def __str__(self) -> str:
        return f"{self.edition}/{self.language}/{self.impression}"

    @property
    def state_words(self) -> str:
        return str(DeliveryState(self.state).label)

    @property
    def known_words(self) -> str:
        """Who saw it, as people read it; nothing while a message is only on its way."""
        if self.known_from == EventSource.WEB:
            return gettext("The agency itself")
        return str(EventSource(self.known_from).label) if self.known_from else ""


@dataclass(frozen=True)
class Holder:
    """One agency, and all that is behind the number; empty where it was sent nothing."""

    key: UUID
    name: str
    kind: str
    country: str
    is_required: bool
    known: Sequence[Known]


def holders(question: Question, *, measure: str = "", language: str = "") -> Sequence[Holder]:
    """As many agencies as the number says; without a measure also those that hold nothing. One query."""
    statement, values = asked(question)
    in_language = language if measure in IN_LANGUAGE else ""
    which = f"shown.language = %(language)s AND {IN_LANGUAGE[measure]}" if in_language else OF_AGENCY[measure]
    with connection.cursor() as cursor:
        cursor.execute(BEHIND.format(**statement, which=which), {**values, "language": language})
        found = cursor.fetchall()
    return [
        Holder(key, name, kind, country, required, [Known(*row[5:]) for row in rows if row[5]])
        for (key, name, kind, country, required), rows in groupby(found, key=lambda row: row[:5])
    ]
