"""What follows from a hard bounce: the address is not written to again, and its contact counts as undeliverable.

Found by the events themselves, so that a crash between an answer and its consequences loses nothing.
"""

from uuid import UUID

from django.db import connection, transaction

from dissemination.models.directory import Contact
from dissemination.models.message import OutboundMessage
from dissemination.models.suppression import Suppression
from dissemination.services.suppress import suppress_hash

AT_ONCE = 500
FOLLOW = """
WITH found AS (
    INSERT INTO dissemination_bouncefollowed (event_id)
    SELECT e.id FROM dissemination_deliveryevent e
    WHERE e.kind = 'bounced_hard'
      AND NOT EXISTS (SELECT 1 FROM dissemination_bouncefollowed known WHERE known.event_id = e.id)
    ORDER BY e.id LIMIT %s
    ON CONFLICT (event_id) DO NOTHING
    RETURNING event_id
)
SELECT e.message_id FROM found JOIN dissemination_deliveryevent e ON e.id = found.event_id
"""


def follow_bounces() -> int:
    """Returns how many bounces were followed; each is followed once, however often and by however many it is asked."""
    followed = 0
    while messages := _follow():
        followed += len(messages)
    return followed


def _follow() -> list[UUID | None]:
    """The messages whose bounces were followed; an address that was forgotten meanwhile needs nothing more."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(FOLLOW, [AT_ONCE])
            messages = [message for (message,) in cursor.fetchall()]
        known = OutboundMessage.objects.filter(pk__in=messages).exclude(address_hash=None)
        for found in sorted({bytes(address) for address in known.values_list("address_hash", flat=True) if address}):
            suppress_hash(address_hash=found, scope=Suppression.Scope.ALL, reason=Suppression.Reason.HARD_BOUNCE)
            active = Contact.objects.filter(address_hash=found, status=Contact.Status.ACTIVE)
            active.update(status=Contact.Status.UNDELIVERABLE)
    return messages
