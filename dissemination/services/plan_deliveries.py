"""Write the deliveries of an approved plan: one statement, and the same again changes nothing."""

from django.db import connection, transaction

from dissemination.models.plan import Plan
from dissemination.queries.candidates import JUDGED, parameters

INSERT = f"""
INSERT INTO dissemination_delivery (id, plan_id, distribution_id, agency_id, contact_id)
SELECT gen_random_uuid(), %(plan)s, distribution.id, judged.agency_id, judged.contact_id
FROM ({JUDGED}) AS judged
JOIN dissemination_distribution distribution
  ON distribution.plan_id = %(plan)s AND distribution.language = judged.language
WHERE judged.left_out = ''
ON CONFLICT (plan_id, contact_id) DO NOTHING
"""  # noqa: S608 - constants


def plan_deliveries(*, plan: Plan) -> int:
    """Returns how many were new. Runs once for each plan in earnest: afterwards the plan is running."""
    with transaction.atomic(), connection.cursor() as cursor:
        locked = Plan.objects.select_for_update().get(pk=plan.pk)
        if locked.state not in {Plan.State.APPROVED, Plan.State.RUNNING}:
            return 0
        cursor.execute(INSERT, parameters(locked))
        new = cursor.rowcount
        if locked.state == Plan.State.APPROVED:
            Plan.objects.filter(pk=locked.pk).update(state=Plan.State.RUNNING)
    return new
