"""End messages that wait and are not wanted any more. What is in doubt stays for evidence to settle."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from dissemination.models.event import EventSource
from dissemination.models.plan import Plan
from dissemination.queries.to_remind import ANSWERED
from dissemination.services.project import project

UNWRITTEN = """
INSERT INTO dissemination_deliveryevent (delivery_id, source, source_event_id, kind, occurred_at, detail)
SELECT id, %(by)s, id || ':cancelled', 'cancelled', statement_timestamp(), '{}'
FROM dissemination_delivery WHERE plan_id = %(plan)s AND state = 'planned'
ON CONFLICT (source, source_event_id) DO NOTHING
RETURNING delivery_id
"""


def _cancel(which: str) -> str:
    return f"""
WITH ended AS (
    UPDATE dissemination_outboundmessage
    SET state = 'cancelled', held = '', final_at = statement_timestamp(), settled_by = %(by)s
    WHERE {which}
    RETURNING id, delivery_id
)
INSERT INTO dissemination_deliveryevent
    (message_id, delivery_id, source, source_event_id, kind, occurred_at, detail)
SELECT id, delivery_id, %(by)s, id || ':cancelled', 'cancelled', statement_timestamp(), '{{}}' FROM ended
ON CONFLICT (source, source_event_id) DO NOTHING
RETURNING delivery_id
"""  # noqa: S608 - constants


OF_PLAN = _cancel("""\"group\" = %(group)s AND (state = 'queued' OR state = 'held' AND doubts = 0)""")
REMINDERS = _cancel("""\"group\" = %(group)s AND state = 'queued' AND kind = 'reminder'""")
ANSWERED_REMINDERS = _cancel("""state = 'queued' AND kind = 'reminder' AND delivery_id IN (
        SELECT other.id FROM dissemination_delivery said
        JOIN dissemination_distribution given ON given.id = said.distribution_id
        JOIN dissemination_holding holding
          ON holding.agency_id = said.agency_id AND holding.edition = given.edition
             AND holding.state = ANY(%(answered)s)
        JOIN dissemination_delivery other ON other.agency_id = said.agency_id
        JOIN dissemination_distribution beside
          ON beside.id = other.distribution_id AND beside.edition = given.edition
        WHERE said.id = ANY(%(deliveries)s))""")


def cancel_waiting(*, plan: Plan) -> None:
    """All of a cancelled plan, also what came back from doubt afterwards, and what waits for a person."""
    by = EventSource.POLICY if plan.stopped_for else EventSource.OFFICER
    values = {"plan": plan.pk, "group": plan.group, "by": by.value}
    _end([UNWRITTEN, OF_PLAN], values)


def cancel_messages(*, plan: Plan) -> None:
    """What was written of a plan and waits, whatever the plan has come to."""
    _end([OF_PLAN], {"group": plan.group, "by": EventSource.POLICY.value})


def cancel_reminders(*, plan: Plan) -> None:
    """An officer wants no more of them."""
    _end([REMINDERS], {"group": plan.group, "by": EventSource.OFFICER.value})


def cancel_answered(*, deliveries: Sequence[UUID]) -> None:
    """Reminders of the edition to agencies that have answered, by any of their contacts; after `project`."""
    values = {"deliveries": list(deliveries), "answered": [state.value for state in ANSWERED]}
    _end([ANSWERED_REMINDERS], {**values, "by": EventSource.POLICY.value})


def _end(statements: Sequence[str], values: dict[str, Any]) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        ended: list[tuple[UUID | None]] = []
        for statement in statements:
            cursor.execute(statement, values)
            ended += cursor.fetchall()
        project(deliveries=[delivery for (delivery,) in ended if delivery])
