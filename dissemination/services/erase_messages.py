"""Forget an address in messages. What is known of a delivery stays, by agency and role."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from dissemination.models.attempt import RelayText
from dissemination.models.bounce_case import BounceCase
from dissemination.models.directory import Contact
from dissemination.models.evidence import RelayRemark
from dissemination.models.message import MessageText, OutboundMessage
from dissemination.naming import address_pattern
from dissemination.services.project import project

# What waits ends here, unless the relay's log shows that it went out long ago. What a worker holds is let go by the
# worker (an empty address is not written to); doubt is settled by evidence, else dropped: nobody is left to ask.
FORGET = """
WITH concerned AS (
    SELECT id, CASE WHEN NOT keeps_text THEN text_id END AS own FROM dissemination_outboundmessage
    WHERE address_hash = ANY(%(hashes)s) OR recipient = ANY(%(recipients)s) AND address_hash IS NOT NULL
    ORDER BY id FOR UPDATE
), forgotten AS (
    UPDATE dissemination_outboundmessage m
    SET to_address = '', to_domain = '', address_hash = NULL, fill = '{}', unknown = 'drop',
        text_id = CASE WHEN delivery_id IS NULL THEN NULL ELSE text_id END,
        state = CASE WHEN state NOT IN ('queued', 'held') THEN state
                     WHEN EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = m.id) THEN 'accepted'
                     ELSE 'suppressed' END,
        settled_by = CASE WHEN state NOT IN ('queued', 'held') THEN settled_by
                     WHEN EXISTS (SELECT 1 FROM dissemination_relayevidence e WHERE e.message_id = m.id) THEN 'relaylog'
                     ELSE 'policy' END,
        final_at = CASE WHEN state IN ('queued', 'held') THEN statement_timestamp() ELSE final_at END,
        held = CASE WHEN state IN ('queued', 'held') THEN '' ELSE held END
    FROM concerned WHERE m.id = concerned.id
    RETURNING m.id, m.delivery_id, m.state, m.final_at = statement_timestamp() AS ended, concerned.own
), seen AS (
    INSERT INTO dissemination_deliveryevent
        (message_id, delivery_id, source, source_event_id, kind, occurred_at, detail)
    SELECT id, delivery_id, 'policy', id || ':' || state, state, statement_timestamp(), '{}' FROM forgotten WHERE ended
    ON CONFLICT (source, source_event_id) DO NOTHING
)
SELECT id, delivery_id, own FROM forgotten
"""


def forget_in_messages(hashes: Sequence[bytes], *, recipients: Sequence[str] = ()) -> int:
    """In the caller's transaction, with what filled them and what relays said; returns how many were concerned.

    `recipients`: those whose messages go whatever address they went to.
    """
    with connection.cursor() as cursor:
        cursor.execute(FORGET, {"hashes": list(hashes), "recipients": list(recipients)})
        rows = cursor.fetchall()
    RelayText.objects.filter(message_id__in=[message for message, _delivery, _text in rows]).delete()
    RelayRemark.objects.filter(recipient_hash__in=list(hashes)).delete()
    used = OutboundMessage.objects.filter(text_id=OuterRef("pk"))
    MessageText.objects.filter(~Exists(used), pk__in=[text for _message, _delivery, text in rows if text]).delete()
    project(deliveries=[delivery for _message, delivery, _text in rows if delivery])
    return len(rows)


def forget_in_evidence(*, digests: Sequence[bytes], spellings: Sequence[str], contacts: Sequence[Contact]) -> None:
    """Words of a relay's log that name the address, and whose mailbox a case is about: nobody is left to look after."""
    named = Q(recipient_hash__in=digests) | Q(words__iregex=address_pattern(spellings))
    RelayRemark.objects.filter(named).delete()
    theirs = Q(address_hash__in=digests) | Q(contact__in=contacts, address_hash__isnull=False)
    cases = BounceCase.objects.filter(theirs)
    waiting = cases.filter(state=BounceCase.State.OPEN)
    closed = {"state": BounceCase.State.CLOSED, "outcome": BounceCase.Outcome.MOOT, "closed_at": timezone.now()}
    waiting.update(address_hash=None, **closed)
    cases.update(address_hash=None)


def forget_late_words() -> int:
    """What a relay said after the address was forgotten may name it once more."""
    nobody = OutboundMessage.objects.filter(pk=OuterRef("message_id"), to_address="")
    return RelayText.objects.filter(Exists(nobody)).delete()[0]
