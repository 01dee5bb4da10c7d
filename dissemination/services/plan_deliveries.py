"""Write the deliveries of an approved plan: one statement, once.

A delivery is named after what it is: the edition, the mailbox (by its HMAC), and how often that contact was sent the
edition before. A plan made anew in a restored backup owns the same deliveries, messages and links (ADR 0040).
"""

from django.db import connection, transaction

from dissemination.models.plan import ON_PAPER, Channel, Plan
from dissemination.queries.candidates import asked, parameters
from dissemination.queries.judged import JUDGED, JUDGED_BY_AGENCY

NAME = "left(encode(sha256(convert_to({}, 'UTF8')), 'hex'), 32)::uuid"
PLAIN, ALONE = NAME.format("words"), NAME.format("words || ':' || hashed.contact_id || ':' || %(key)s")

# A name that is taken (the mailbox was another contact's before) gives way to one that is this contact's alone.
INSERT = f"""
WITH earlier AS MATERIALIZED (
    SELECT d.id, d.contact_id FROM dissemination_delivery d JOIN dissemination_plan p ON p.id = d.plan_id
    WHERE p.edition = %(edition)s AND p.id <> %(plan)s
), sent AS (
    SELECT contact_id, count(*) AS times FROM earlier GROUP BY contact_id
), named AS (
    SELECT judged.agency_id, judged.contact_id, distribution.id AS distribution_id,
           concat_ws(':', 'ds', %(edition)s::text,
                     COALESCE(encode(judged.address_hash, 'hex'), judged.contact_id::text),
                     COALESCE(sent.times, 0)) AS words
    FROM ({JUDGED}) AS judged
    JOIN dissemination_distribution distribution
      ON distribution.plan_id = %(plan)s AND distribution.language = judged.language
    LEFT JOIN sent ON sent.contact_id = judged.contact_id
    WHERE judged.left_out = ''
), hashed AS MATERIALIZED (
    SELECT named.*, {PLAIN} AS plain FROM named
)
INSERT INTO dissemination_delivery (id, plan_id, distribution_id, agency_id, contact_id)
SELECT CASE WHEN taken.id IS NULL THEN hashed.plain ELSE {ALONE} END,
       %(plan)s, hashed.distribution_id, hashed.agency_id, hashed.contact_id
FROM hashed LEFT JOIN earlier AS taken ON taken.id = hashed.plain
ON CONFLICT (plan_id, contact_id) DO NOTHING
"""  # noqa: S608 - constants

BY_AGENCY = f"""
WITH earlier AS MATERIALIZED (
    SELECT d.id, d.agency_id FROM dissemination_delivery d JOIN dissemination_plan p ON p.id = d.plan_id
    WHERE p.edition = %(edition)s AND p.id <> %(plan)s AND d.channel = %(channel)s AND d.contact_id IS NULL
), sent AS (
    SELECT agency_id, count(*) AS times FROM earlier GROUP BY agency_id
), named AS (
    SELECT judged.agency_id, distribution.id AS distribution_id,
           concat_ws(':', 'ds', %(edition)s::text, %(channel)s::text, agency.key, COALESCE(sent.times, 0)) AS words
    FROM ({JUDGED_BY_AGENCY}) AS judged
    JOIN dissemination_agency agency ON agency.id = judged.agency_id
    JOIN dissemination_distribution distribution
      ON distribution.plan_id = %(plan)s AND distribution.language = judged.language
    LEFT JOIN sent ON sent.agency_id = judged.agency_id
    WHERE judged.left_out = ''
)
INSERT INTO dissemination_delivery (id, plan_id, distribution_id, agency_id, channel, copies)
SELECT {NAME.format("words")}, %(plan)s, distribution_id, agency_id, %(channel)s, %(copies)s FROM named
ON CONFLICT DO NOTHING
"""  # noqa: S608 - constants


def plan_deliveries(*, plan: Plan) -> int:
    """Returns how many were written. The plan runs with them, in one transaction: whom it goes to is judged once."""
    with transaction.atomic(), connection.cursor() as cursor:
        of_edition = Plan.objects.filter(edition=plan.edition).order_by("pk").select_for_update()
        locked = next(one for one in of_edition if one.pk == plan.pk)  # two plans of one edition see each other's
        if locked.state != Plan.State.APPROVED:
            return 0
        statement = INSERT if locked.channel == Channel.EMAIL else BY_AGENCY
        copies = locked.copies if locked.channel in ON_PAPER else None
        values = {**parameters(locked), "key": str(locked.key), "copies": copies}
        cursor.execute(asked(statement, locked), values)
        written = cursor.rowcount
        Plan.objects.filter(pk=locked.pk).update(state=Plan.State.RUNNING)
    return written
