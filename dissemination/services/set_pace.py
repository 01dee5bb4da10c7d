"""An officer says how much a domain takes, or lets go of a domain that blocked us."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.log_actions import log

from dissemination import doorbell
from dissemination.kinds import Lane
from dissemination.models.message import Held, MessageState, OutboundMessage
from dissemination.models.pace import Bucket, DomainHold, DomainPace
from dissemination.permissions import may_plan
from hub.people.mailbox import normalised

PACED, UNPACED, LET_GO = "dissemination.paced", "dissemination.unpaced", "dissemination.let_go"
CAREFULLY = 6
"""Messages a minute with which a domain that blocked us is tried again, in each lane; it recovers within the hour."""

START = """
INSERT INTO dissemination_bucket AS bucket
    (domain, lane, tokens, filled_at, slowed_to, slowed_at, slow_since, said)
SELECT %(domain)s, lane, 1, statement_timestamp(), %(rate)s, statement_timestamp(), statement_timestamp(), %(said)s
FROM unnest(%(lanes)s::text[]) AS lanes (lane)
ON CONFLICT (domain, lane) DO UPDATE
SET tokens = EXCLUDED.tokens, filled_at = EXCLUDED.filled_at, slowed_to = EXCLUDED.slowed_to,
    slowed_at = EXCLUDED.slowed_at, slow_since = EXCLUDED.slow_since, said = EXCLUDED.said
"""

AFRESH = """
UPDATE dissemination_outboundmessage
SET expires_at = GREATEST(expires_at, statement_timestamp() + (expires_at - created_at))
WHERE to_domain = %(domain)s AND (state = 'held' AND held = 'policy' OR state = 'queued' AND lane <> 'urgent')
"""


def domain_of(text: str) -> str:
    """One spelling for what somebody typed: `@Politie.example`, `politie.example`. Raises ValidationError."""
    domain = normalised(f"x@{text.strip().rpartition('@')[2]}").rpartition("@")[2]
    labels = domain.split(".")
    if len(labels) < 2 or not all(label.replace("-", "").isalnum() and len(label) < 64 for label in labels):
        raise ValidationError(_("This is no domain; write it as police.example.org."))
    return domain


def set_pace(*, domain: str, a_minute: int | None, by: Any) -> None:
    """None: as every other domain. Holds from the next claim on. Raises PermissionDenied, ValidationError."""
    _require(by)
    name = domain_of(domain)
    with transaction.atomic():
        if a_minute is None:
            found = DomainPace.objects.filter(domain=name).first()
            if found is not None:
                log(found, UNPACED, user=by, title=name)
                found.delete()
            return
        found, _made = DomainPace.objects.update_or_create(domain=name, defaults={"a_minute": a_minute})
        full = [Bucket(domain=name, lane=lane.value, tokens=a_minute) for lane in Lane]
        Bucket.objects.bulk_create(full, ignore_conflicts=True)
        log(found, PACED, user=by, title=name, data={"a_minute": a_minute})


def let_go(*, domain: str, by: Any) -> int:
    """What waited for the domain goes out again, slowly at first; returns how many messages that were blocked go too.

    None is too late for having waited: each has its whole time again, as when an officer sends one again.
    Safe to repeat. Raises PermissionDenied.
    """
    _require(by)
    with transaction.atomic():
        hold = DomainHold.objects.select_for_update().filter(domain=domain).first()
        if hold is None:
            return 0
        lanes = [lane.value for lane in Lane]
        with connection.cursor() as cursor:
            cursor.execute(START, {"domain": domain, "rate": CAREFULLY, "said": hold.said, "lanes": lanes})
            cursor.execute(AFRESH, {"domain": domain})
        blocked = OutboundMessage.objects.filter(state=MessageState.HELD, held=Held.POLICY, to_domain=domain)
        again = blocked.update(state=MessageState.QUEUED, held="", not_before=timezone.now())
        log(hold, LET_GO, user=by, title=domain)
        hold.delete()
        for lane in Lane:
            doorbell.ring(lane)
    return again


def _require(by: Any) -> None:
    if not may_plan(by):
        raise PermissionDenied
