"""Deliveries as their events show them: the highest rank wins, so that the order of events does not matter."""

from collections.abc import Sequence
from uuid import UUID

from django.db import connection

from dissemination.models.plan import Plan

# kind of event, state of the delivery, rank
RANKS = """(VALUES
    ('in_doubt', 'waiting', 1), ('cancelled', 'cancelled', 2), ('expired', 'failed', 3), ('suppressed', 'failed', 3),
    ('bounced_soft', 'failed', 4), ('accepted', 'sent', 5), ('delivered', 'delivered', 6),
    ('bounced_hard', 'bounced', 7), ('downloaded', 'downloaded', 8), ('declined', 'declined', 9),
    ('acknowledged', 'acknowledged', 10), ('adopted', 'adopted', 11)
) AS ranks (kind, state, rank)"""

SHOWN = f"""
SELECT DISTINCT ON (e.delivery_id) e.delivery_id, ranks.state, e.occurred_at
FROM dissemination_deliveryevent e JOIN {RANKS} ON ranks.kind = e.kind
WHERE e.delivery_id IN ({{which}})
ORDER BY e.delivery_id, ranks.rank DESC, e.occurred_at
"""  # noqa: S608 - constants

PROJECT = f"""
UPDATE dissemination_delivery d SET state = shown.state, state_at = shown.occurred_at
FROM ({SHOWN}) AS shown WHERE d.id = shown.delivery_id AND d.state <> shown.state
"""  # noqa: S608 - constants

OF_PLAN = "SELECT id FROM dissemination_delivery WHERE plan_id = %s"


def project(*, deliveries: Sequence[UUID] = (), plan: Plan | None = None) -> int:
    """Returns how many changed."""
    if not deliveries and plan is None:
        return 0
    which, values = (OF_PLAN, [plan.pk]) if plan else ("SELECT unnest(%s::uuid[])", [list(deliveries)])
    with connection.cursor() as cursor:
        cursor.execute(PROJECT.format(which=which), values)
        return cursor.rowcount
