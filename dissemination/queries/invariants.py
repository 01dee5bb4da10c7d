"""What the ledger promises, as SQL: each statement counts the rows that break a promise."""

from dataclasses import dataclass

from django.conf import settings
from django.db import connection
from django.utils.translation import gettext_noop

from dissemination.queries.canaries import late_items
from dissemination.queries.digest_runs import REPLACED
from dissemination.queries.lanes import DUE_SINCE

PROMISES: dict[str, str] = {
    gettext_noop("No message is in a worker's hands long after its lease"): """
        SELECT count(*) FROM dissemination_outboundmessage
        WHERE state IN ('claimed', 'sending') AND lease_until < statement_timestamp() - interval '10 minutes'""",
    gettext_noop("No message is begun without its intent"): """
        SELECT count(*) FROM dissemination_outboundmessage m
        WHERE state IN ('sending', 'in_doubt') AND NOT EXISTS (
            SELECT 1 FROM dissemination_deliveryattempt a WHERE a.message_id = m.id AND a.number = m.attempts)""",
    gettext_noop("No message is due for an hour while the relay is open"): f"""
        SELECT count(*) FROM ({DUE_SINCE}) AS message
        WHERE is_due AND since < statement_timestamp() - interval '1 hour'
          AND NOT EXISTS (SELECT 1 FROM dissemination_relay WHERE paused OR closed_until > statement_timestamp())""",  # noqa: S608 - a constant
    gettext_noop("Doubt is settled within its time"): """
        SELECT count(*) FROM dissemination_outboundmessage
        WHERE state = 'in_doubt'
          AND in_doubt_at < statement_timestamp() - 2 * make_interval(secs => %(settle)s) - interval '15 minutes'""",
    gettext_noop("What the relay's log says it accepted is accepted here"): """
        SELECT count(*) FROM dissemination_outboundmessage m
        WHERE state NOT IN ('accepted', 'sending')
          AND EXISTS (SELECT 1 FROM dissemination_relayevidence e
                      WHERE e.message_id = m.id AND e.seen_at < statement_timestamp() - interval '15 minutes')""",
    gettext_noop("The relay accepted no message twice"): """
        SELECT count(*) FROM (SELECT message_id FROM dissemination_relayevidence taken
                              GROUP BY source, message_id HAVING count(*) > 1 + (
                                  SELECT count(*) FROM dissemination_deliveryevent e
                                  WHERE e.message_id = taken.message_id AND e.kind = 'relayed')) twice""",
    gettext_noop("What was handed over has its event"): """
        SELECT count(*) FROM dissemination_outboundmessage m
        WHERE state = 'accepted' AND NOT EXISTS (
            SELECT 1 FROM dissemination_deliveryevent e WHERE e.message_id = m.id AND e.kind = 'accepted')""",
    gettext_noop("A mailbox that does not exist is not written to again"): """
        SELECT count(*) FROM dissemination_deliveryevent e
        WHERE kind = 'bounced_hard' AND received_at < statement_timestamp() - interval '15 minutes'
          AND NOT EXISTS (SELECT 1 FROM dissemination_bouncefollowed known WHERE known.event_id = e.id)""",
    gettext_noop("A text that is not kept is gone with its message"): """
        SELECT count(*) FROM dissemination_outboundmessage
        WHERE state IN ('accepted', 'failed') AND NOT keeps_text AND text_id IS NOT NULL
          AND final_at < statement_timestamp() - interval '5 minutes'""",
    gettext_noop("A plan whose time has come goes out within the hour"): """
        SELECT count(*) FROM dissemination_plan
        WHERE state = 'approved'
          AND GREATEST(approved_at, goes_out_at) < statement_timestamp() - interval '1 hour'""",
    gettext_noop("A delivery by mail has its message within the hour"): """
        SELECT count(*) FROM dissemination_delivery d JOIN dissemination_plan p ON p.id = d.plan_id
        WHERE d.state = 'planned' AND d.channel = 'email' AND p.state = 'running' AND NOT p.paused
          AND d.state_at < statement_timestamp() - interval '1 hour'""",
    gettext_noop("What is new is put before its subscribers within the hour"): """
        SELECT count(*) FROM dissemination_contentevent
        WHERE fanned_out_at IS NULL AND withdrawn_at IS NULL
          AND occurred_at < statement_timestamp() - interval '1 hour'""",
    gettext_noop("A run of digests is planned within the hour"): """
        SELECT count(*) FROM dissemination_digestrun
        WHERE completed_at IS NULL AND begun_at < statement_timestamp() - interval '1 hour'
          AND cadence NOT IN (SELECT cadence FROM dissemination_digesthold)""",
    gettext_noop("The figures of a run of digests add up"): f"""
        SELECT count(*) FROM dissemination_digestrun run
        WHERE begun_at > statement_timestamp() - interval '35 days' AND expected <> (
            SELECT count(*) FROM dissemination_outboundmessage m
            WHERE m."group" = 'digest:' || run.cadence || ':' || run.period_key AND NOT {REPLACED})""",  # noqa: S608 - a constant
    gettext_noop("An entry waits no longer than its cadence and a day"): """
        SELECT count(*) FROM dissemination_digestentry entry
        JOIN dissemination_subscriber subscriber ON subscriber.id = entry.subscriber_id
        JOIN dissemination_contentevent item ON item.id = entry.event_id
        WHERE entry.state = 'pending' AND subscriber.status = 'active' AND item.held_at IS NULL
          AND entry.cadence NOT IN (SELECT cadence FROM dissemination_digesthold)
          AND GREATEST(entry.created_at, subscriber.paused_until + interval '1 day')
              < statement_timestamp() - interval '1 day' - CASE entry.cadence
              WHEN 'monthly' THEN interval '31 days' WHEN 'weekly' THEN interval '7 days'
              WHEN 'daily' THEN interval '1 day' ELSE interval '0' END""",
    gettext_noop("The message of an entry exists"): """
        SELECT count(*) FROM dissemination_digestentry entry
        WHERE state = 'attached'
          AND NOT EXISTS (SELECT 1 FROM dissemination_outboundmessage m WHERE m.id = entry.message_id)""",
}


ARRIVES = gettext_noop("What is published reaches the canaries in time")
"""Asked of `queries/canaries.py`."""
ALL = (*PROMISES, ARRIVES)


@dataclass(frozen=True)
class Broken:
    """A promise that some rows break."""

    promise: str
    rows: int


def broken() -> list[Broken]:
    """Empty when all is well."""
    found = []
    with connection.cursor() as cursor:
        for promise, statement in PROMISES.items():
            cursor.execute(statement, {"settle": settings.HUB_SETTLE_SECONDS})
            rows = cursor.fetchone()[0]
            if rows:
                found.append(Broken(promise, rows))
    if late := late_items():
        found.append(Broken(ARRIVES, len(late)))
    return found
