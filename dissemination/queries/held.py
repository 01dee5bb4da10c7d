"""What agencies hold on a day, as SQL: today from the projection, on a past day from what the Hub knew at its end."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone

from dissemination.queries.states import BEST, STATES_THEN

NOW = """
held AS NOT MATERIALIZED (
    SELECT agency_id, edition, language, impression, state, since, delivery_id, known_from
    FROM dissemination_holding WHERE edition = ANY(%(editions)s::text[])
)
"""

OF_EDITIONS = """
SELECT one.id FROM dissemination_delivery one JOIN dissemination_distribution of_one ON of_one.id = one.distribution_id
WHERE of_one.edition = ANY(%(editions)s::text[])
"""

THEN = f"""
states AS MATERIALIZED ({STATES_THEN.format(which=OF_EDITIONS)}), held AS MATERIALIZED ({BEST})
"""


def held(*, editions: Sequence[str], on: date) -> tuple[str, dict[str, Any]]:
    """A common table expression `held` and its parameters. A day that has not ended is today's, as it stands."""
    values: dict[str, Any] = {"editions": list(editions)}
    if on >= timezone.localdate():
        return NOW, values
    return THEN, {**values, "before": end_of(on)}


def end_of(day: date) -> datetime:
    """The first moment that no longer belongs to `day`, by the clock of the Hub."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time.min))
