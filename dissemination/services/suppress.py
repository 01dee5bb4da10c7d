"""Stop writing to an address, or forget it altogether."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from dissemination.keys import address_hash as hash_of
from dissemination.models.attempt import RelayText
from dissemination.models.directory import Contact
from dissemination.models.message import MessageState, OutboundMessage
from dissemination.models.suppression import GRAVITY, Suppression

# Who asked to be forgotten is not taken for a mailbox that bounced, whichever came first.
SUPPRESS = """
INSERT INTO dissemination_suppression AS known (address_hash, scope, reason, created_at)
VALUES (%(address)s, %(scope)s, %(reason)s, %(now)s)
ON CONFLICT (address_hash, scope) DO UPDATE
SET expires_at = NULL, reason = CASE
    WHEN array_position(%(gravity)s::text[], EXCLUDED.reason::text)
       > array_position(%(gravity)s::text[], known.reason::text) THEN EXCLUDED.reason ELSE known.reason END
"""


def suppress(*, address: str, scope: Suppression.Scope, reason: Suppression.Reason) -> None:
    """From now on no message of that scope goes to the address; what waits is found out when it is claimed."""
    suppress_hash(address_hash=hash_of(address), scope=scope, reason=reason)


def suppress_hash(*, address_hash: bytes, scope: Suppression.Scope, reason: Suppression.Reason) -> None:
    """The same, for an address of which only the HMAC is known. Of two reasons the graver stays, without an end."""
    values: dict[str, Any] = {"address": address_hash, "scope": str(scope), "reason": str(reason)}
    gravity = [str(known) for known in GRAVITY]
    with connection.cursor() as cursor:
        cursor.execute(SUPPRESS, {**values, "gravity": gravity, "now": timezone.now()})


def erase(*, address: str) -> None:
    """Forget an address in directory and messages; the HMAC stays as suppression.

    A message that a worker has in its hands is forgotten by the daily purge.
    """
    digest = hash_of(address)
    with transaction.atomic():
        suppress_hash(address_hash=digest, scope=Suppression.Scope.ALL, reason=Suppression.Reason.ERASURE)
        Contact.objects.filter(address_hash=digest).update(
            email=None,
            address_hash=None,
            external_ref="",
            name="",
            role_title="",
            basis_note="",
            source="",
            status=Contact.Status.ERASED,
        )
        forget_address([digest])


def forget_address(digests: Sequence[bytes]) -> None:
    """In every message that no worker holds, with what the relays said about it."""
    concerned = OutboundMessage.objects.filter(address_hash__in=digests).exclude(
        state__in=[MessageState.CLAIMED, MessageState.SENDING]
    )
    RelayText.objects.filter(message_id__in=list(concerned.values_list("pk", flat=True))).delete()
    concerned.update(to_address="", address_hash=None)
