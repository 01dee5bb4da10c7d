"""Where deliveries and holdings are not as their events say: one edition at a time, from the events alone."""

from dataclasses import dataclass, field
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.utils import timezone

from dissemination.models.event import DeliveryEvent
from dissemination.models.plan import Distribution
from dissemination.queries.states import BEST, STATES

SETTLES = timedelta(minutes=15)
"""An answer is written down before its delivery shows it, and a worker may die in between: the next run mends that."""

OF_EDITION = """
SELECT one.id FROM dissemination_delivery one JOIN dissemination_distribution of_one ON of_one.id = one.distribution_id
WHERE of_one.edition = %(edition)s
"""

COMPARE = f"""
WITH states AS MATERIALIZED ({STATES.format(which=OF_EDITION)})
SELECT 'delivery', d.id, d.id FROM states JOIN dissemination_delivery d ON d.id = states.delivery_id
WHERE (d.state, d.state_at) IS DISTINCT FROM (states.state, COALESCE(states.at, d.state_at))
UNION ALL
SELECT 'holding', best.delivery_id, held.delivery_id
FROM ({BEST}) AS best
FULL JOIN (SELECT * FROM dissemination_holding WHERE edition = %(edition)s) AS held
  ON (held.agency_id, held.edition, held.language) = (best.agency_id, best.edition, best.language)
WHERE (held.impression, held.state, held.since, held.delivery_id, held.known_from) IS DISTINCT FROM
    (best.impression, best.state, best.since, best.delivery_id, best.known_from)
"""  # noqa: S608 - constants


@dataclass
class Unlike:
    """Deliveries whose state or holding is wrong, and those that a holding names although nothing lies behind it."""

    edition: str
    deliveries: set[UUID] = field(default_factory=set)
    holdings: set[UUID] = field(default_factory=set)
    unfounded: set[UUID] = field(default_factory=set)

    @property
    def rows(self) -> int:
        return len(self.deliveries) + len(self.holdings) + len(self.unfounded)


def unlike() -> list[Unlike]:
    """Empty when all is well. One query an edition, and one more where something is unlike."""
    editions = Distribution.objects.order_by("edition").values_list("edition", flat=True).distinct()
    return [found for found in map(_of_edition, editions) if found.rows]


def _of_edition(edition: str) -> Unlike:
    found = Unlike(edition)
    with connection.cursor() as cursor:
        cursor.execute(COMPARE, {"edition": edition})
        rows = cursor.fetchall()
    fresh = _fresh({delivery for _what, *both in rows for delivery in both if delivery})
    for what, shown, kept in rows:
        if shown in fresh or kept in fresh:
            continue
        if what == "delivery":
            found.deliveries.add(shown)
        elif shown:
            found.holdings.add(shown)
        else:
            found.unfounded.add(kept)
    return found


def _fresh(deliveries: set[UUID]) -> set[UUID | None]:
    since = timezone.now() - SETTLES
    events = DeliveryEvent.objects.filter(delivery_id__in=deliveries, received_at__gt=since)
    return set(events.values_list("delivery_id", flat=True)) if deliveries else set()
