"""What follows from refusals and automatic answers: an address that is not written to again, a case for somebody.

Found by the events themselves, so that a crash between an answer and its consequences loses nothing.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.utils import timezone

from dissemination.evidence.score import Score, score
from dissemination.models.bounce_case import CaseCause
from dissemination.models.directory import Contact
from dissemination.models.event import FOLLOWED, DeliveryEvent, EventKind
from dissemination.models.message import OutboundMessage
from dissemination.models.suppression import Suppression
from dissemination.queries.address_events import address_events
from dissemination.queries.heavy import settled_by_the_link
from dissemination.services.open_cases import Finding, close_moot, open_cases
from dissemination.services.suppress import suppress_hash

AT_ONCE = 500
FOLLOW = """
INSERT INTO dissemination_bouncefollowed (event_id)
SELECT e.id FROM dissemination_deliveryevent e
WHERE e.kind = ANY(%s)
  AND NOT EXISTS (SELECT 1 FROM dissemination_bouncefollowed known WHERE known.event_id = e.id)
ORDER BY e.id LIMIT %s
ON CONFLICT (event_id) DO NOTHING
RETURNING event_id
"""

GONE = (Suppression.Scope.ALL, Suppression.Reason.HARD_BOUNCE)
STOPS = {
    CaseCause.HARD: GONE,
    CaseCause.SCORE: GONE,
    CaseCause.COMPLAINT: (Suppression.Scope.DIGEST, Suppression.Reason.COMPLAINT),
}


def follow_bounces() -> int:
    """Returns how many events were followed; each is followed once, however often and by however many it is asked."""
    followed = 0
    while events := _follow():
        followed += events
    close_moot()
    return followed


def _follow() -> int:
    """An address that was forgotten meanwhile needs nothing more."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(FOLLOW, [sorted(FOLLOWED), AT_ONCE])
            followed = [event for (event,) in cursor.fetchall()]
        events = list(DeliveryEvent.objects.filter(pk__in=followed, kind__in=FOLLOWED))
        addresses = _addresses([event.message_id for event in events if event.message_id])
        now = timezone.now()
        seen = address_events(sorted(set(addresses.values())), now=now)
        scores = {address: score(seen.get(address, []), now=now) for address in addresses.values()}
        settled = settled_by_the_link([event.pk for event in events if event.kind == EventKind.BLOCKED])
        findings = [
            finding
            for event in events
            if event.message_id in addresses
            and event.pk not in settled
            and (finding := _finding(event, addresses[event.message_id], scores[addresses[event.message_id]]))
        ]
        _stop(findings)
        open_cases(findings)
    return len(followed)


def _addresses(messages: Sequence[UUID]) -> dict[UUID | None, bytes]:
    rows = OutboundMessage.objects.filter(pk__in=messages).exclude(address_hash=None)
    return {pk: bytes(digest) for pk, digest in rows.values_list("pk", "address_hash") if digest}


def _finding(event: DeliveryEvent, address: bytes, of_address: Score) -> Finding | None:
    cause = _cause(event, of_address)
    if cause is None or event.message_id is None:
        return None
    at: datetime = event.occurred_at
    return Finding(address, cause, event.message_id, str(event.detail.get("enhanced", "")), at)


def _cause(event: DeliveryEvent, of_address: Score) -> CaseCause | None:
    if event.kind == EventKind.BOUNCED_HARD:
        return CaseCause.HARD if of_address.is_hard else None  # else restored after it
    if event.kind == EventKind.BOUNCED_SOFT:
        if of_address.is_enough:
            return CaseCause.SCORE
        return CaseCause.UNCLEAR if of_address.is_unclear else None
    if event.kind == EventKind.AUTO_REPLY:
        return CaseCause.LEFT if event.detail.get("left") else None
    if event.kind == EventKind.COMPLAINED:
        return CaseCause.COMPLAINT
    return CaseCause.BLOCKED


def _stop(findings: Sequence[Finding]) -> None:
    """Write no more to an address where mail does not arrive, nor what nobody must get to one that complained.

    In one order, so that of two workers one waits for the other.
    """
    wanted = {(finding.address_hash, *STOPS[finding.cause]) for finding in findings if finding.cause in STOPS}
    gone = {address for address, scope, _reason in wanted if scope == Suppression.Scope.ALL}
    if gone:
        active = Contact.objects.filter(address_hash__in=gone, status=Contact.Status.ACTIVE)
        active.update(status=Contact.Status.UNDELIVERABLE)
    for address, scope, reason in sorted(wanted):
        suppress_hash(address_hash=address, scope=scope, reason=reason)
