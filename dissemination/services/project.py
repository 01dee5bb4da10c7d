"""Deliveries and holdings as the events show them (`queries/states.py`), whoever else writes at the same time."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from dissemination.models.plan import Plan
from dissemination.queries.states import BEST, STATES

# Whatever an agency was sent of the same edition in the same language is locked together, in one order: its holding
# rests on all of it.
LOCK = """
SELECT d.id FROM dissemination_delivery d JOIN dissemination_distribution given ON given.id = d.distribution_id
WHERE (d.agency_id, given.edition, given.language) IN (
    SELECT one.agency_id, of_one.edition, of_one.language
    FROM dissemination_delivery one JOIN dissemination_distribution of_one ON of_one.id = one.distribution_id
    WHERE one.id = ANY(%s::uuid[]))
ORDER BY d.id FOR UPDATE OF d
"""

PROJECT = f"""
WITH states AS MATERIALIZED ({STATES.format(which="SELECT unnest(%(ids)s::uuid[])")}), moved AS (
    UPDATE dissemination_delivery d SET state = states.state, state_at = COALESCE(states.at, d.state_at)
    FROM states WHERE states.delivery_id = d.id
      AND (d.state, d.state_at) IS DISTINCT FROM (states.state, COALESCE(states.at, d.state_at))
    RETURNING d.id
), best AS MATERIALIZED (
    {BEST}
), gone AS (
    DELETE FROM dissemination_holding held
    USING dissemination_delivery d JOIN dissemination_distribution given ON given.id = d.distribution_id
    WHERE d.id = ANY(%(ids)s::uuid[])
      AND (held.agency_id, held.edition, held.language) = (d.agency_id, given.edition, given.language)
      AND NOT EXISTS (SELECT 1 FROM best WHERE (best.agency_id, best.edition, best.language)
                                             = (held.agency_id, held.edition, held.language))
), held AS (
    INSERT INTO dissemination_holding AS known
        (agency_id, edition, language, impression, state, since, delivery_id, known_from)
    SELECT agency_id, edition, language, impression, state, since, delivery_id, known_from FROM best
    ON CONFLICT (agency_id, edition, language) DO UPDATE
    SET impression = EXCLUDED.impression, state = EXCLUDED.state, since = EXCLUDED.since,
        delivery_id = EXCLUDED.delivery_id, known_from = EXCLUDED.known_from
    WHERE (known.impression, known.state, known.since, known.delivery_id, known.known_from) IS DISTINCT FROM
        (EXCLUDED.impression, EXCLUDED.state, EXCLUDED.since, EXCLUDED.delivery_id, EXCLUDED.known_from)
)
SELECT count(*) FROM moved
"""  # noqa: S608 - constants

BEHIND = f"""
SELECT states.delivery_id FROM ({STATES.format(which="SELECT id FROM dissemination_delivery WHERE plan_id = %(plan)s")})
    AS states JOIN dissemination_delivery d ON d.id = states.delivery_id
WHERE (d.state, d.state_at) IS DISTINCT FROM (states.state, COALESCE(states.at, d.state_at))
"""  # noqa: S608 - constants


def project(*, deliveries: Sequence[UUID]) -> int:
    """Returns how many deliveries changed.

    Locks first and computes in a second statement, which sees what another transaction committed while this one
    waited: of two at once none leaves what only it knew.
    """
    if not deliveries:
        return 0
    with transaction.atomic():
        together = _first_column(LOCK, [list(deliveries)])
        return int(_first_column(PROJECT, {"ids": together})[0])


def project_plan(*, plan: Plan) -> int:
    """What a crash left behind its events in one plan. Deliveries that are as their events say are not locked."""
    return project(deliveries=_first_column(BEHIND, {"plan": plan.pk}))


def _first_column(statement: str, values: Any) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [row[0] for row in cursor.fetchall()]
