"""Stop writing to an address."""

from typing import Any

from django.db import connection
from django.utils import timezone

from dissemination.keys import address_hash as hash_of
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
