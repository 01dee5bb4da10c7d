"""Write down what became of a batch.

It may commit asynchronously: a lost result turns into doubt, and evidence settles it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection

from dissemination.channels.base import Reply
from dissemination.channels.replies import Verdict
from dissemination.evidence.refusals import Refusal
from dissemination.models.message import FINAL
from dissemination.services.claim import Claimed

RECORD = """
WITH said AS (
    SELECT * FROM unnest(
        %(ids)s::uuid[], %(states)s::text[], %(held)s::text[], %(phases)s::text[], %(codes)s::int[],
        %(enhanced)s::text[], %(outcomes)s::text[], %(waits)s::float[], %(counted)s::int[], %(events)s::text[],
        %(words)s::text[]
    ) AS t (id, next, held_for, phase, code, enh, outcome, wait, counted, event, words)
), written AS (
    UPDATE dissemination_outboundmessage m
    SET state = said.next, held = said.held_for, lease_token = NULL, lease_until = NULL,
        last_phase = said.phase, last_code = NULLIF(said.code, 0), last_enhanced = said.enh,
        refusals = m.refusals + CASE WHEN said.next = 'queued' THEN said.counted ELSE 0 END,
        not_before = CASE WHEN said.next = 'queued'
            THEN LEAST(statement_timestamp() + make_interval(secs => said.wait), m.expires_at) ELSE m.not_before END,
        doubts = m.doubts + (said.next = 'in_doubt')::int,
        in_doubt_at = CASE WHEN said.next = 'in_doubt' THEN statement_timestamp() ELSE m.in_doubt_at END,
        final_at = CASE WHEN said.next = ANY(%(final)s) THEN statement_timestamp() END,
        settled_by = CASE WHEN said.next = ANY(%(final)s) THEN 'smtp' ELSE '' END,
        text_id = CASE WHEN said.next = ANY(%(final)s) AND NOT m.keeps_text THEN NULL ELSE m.text_id END
    FROM said
    WHERE m.id = said.id AND m.state = 'sending' AND m.lease_token = %(lease)s
    RETURNING m.id, m.attempts, m.delivery_id, said.phase, said.code, said.enh, said.outcome, said.event,
        CASE WHEN m.to_address = '' THEN '' ELSE said.words END AS words
), ended AS (
    UPDATE dissemination_deliveryattempt attempt
    SET finished_at = statement_timestamp(), phase = written.phase, code = NULLIF(written.code, 0),
        enhanced = written.enh, outcome = written.outcome
    FROM written WHERE attempt.message_id = written.id AND attempt.number = written.attempts
), seen AS (
    INSERT INTO dissemination_deliveryevent
        (message_id, delivery_id, source, source_event_id, kind, occurred_at, detail)
    SELECT id, delivery_id, 'smtp', id || ':' || attempts, event, statement_timestamp(),
           jsonb_strip_nulls(jsonb_build_object('phase', phase, 'code', code, 'enhanced', enh, 'refusal',
               CASE WHEN outcome = ANY(%(refusals)s) THEN outcome END))
    FROM written WHERE event <> ''
    ON CONFLICT (source, source_event_id) DO NOTHING
), kept AS (
    INSERT INTO dissemination_relaytext (message_id, source, text, received_at)
    SELECT id, 'smtp', words, statement_timestamp() FROM written WHERE words <> ''
)
SELECT id, delivery_id, set_config('synchronous_commit', 'off', true) FROM written
"""

FORGET = """
DELETE FROM dissemination_messagetext text
WHERE id = ANY(%s) AND NOT EXISTS (SELECT 1 FROM dissemination_outboundmessage m WHERE m.text_id = text.id)
"""


@dataclass(frozen=True)
class Result:
    """One message, the answer it got and what that means."""

    message: Claimed
    reply: Reply
    verdict: Verdict


def record(*, lease: UUID, results: Sequence[Result]) -> list[UUID]:
    """Returns the deliveries that were concerned. Rows that are no longer in this lease are left alone."""
    verdicts = [result.verdict for result in results]
    replies = [result.reply for result in results]
    values: dict[str, Any] = {
        "lease": lease,
        "final": sorted(FINAL),
        "ids": [result.message.id for result in results],
        "states": [str(verdict.state) for verdict in verdicts],
        "held": [str(verdict.held) for verdict in verdicts],
        "phases": [str(reply.phase) for reply in replies],
        "codes": [reply.code for reply in replies],
        "enhanced": [reply.enhanced[:12] for reply in replies],
        "refusals": [str(refusal) for refusal in Refusal],
        "outcomes": [str(verdict.outcome) for verdict in verdicts],
        "waits": [verdict.wait.total_seconds() for verdict in verdicts],
        "counted": [int(verdict.counted) for verdict in verdicts],
        "events": [str(verdict.event) for verdict in verdicts],
        "words": ["" if reply.accepted else reply.text[:2000] for reply in replies],
    }
    forgotten = [
        result.message.text_id for result in results if result.verdict.state in FINAL and not result.message.keeps_text
    ]
    with connection.cursor() as cursor:
        cursor.execute(RECORD, values)
        deliveries = [delivery for _, delivery, _ in cursor.fetchall() if delivery]
        if forgotten:
            cursor.execute(FORGET, [forgotten])
    return deliveries
