"""Slow down where a domain puts off all that it gets, and hold what is for a domain that blocks us.

What is urgent (a password, a correction) is never held for others: each such message is tried for itself.
"""

import logging
from typing import Any

from django.db import connection, transaction

from dissemination.channels.domains import MAILBOXES, OF_ONE_MAILBOX, Domains
from dissemination.kinds import Lane
from dissemination.models.message import Held, MessageState, OutboundMessage
from dissemination.models.pace import DomainHold
from dissemination.queries.pace import PACED, rates

logger = logging.getLogger(__name__)

# Half of the rate it had, once a minute at most: batches that were under way together count as one.
HALVE = f"""
INSERT INTO dissemination_bucket AS bucket
    (domain, lane, tokens, filled_at, slowed_to, slowed_at, slow_since, said)
SELECT told.domain, %(lane)s, 0, statement_timestamp(),
       GREATEST(floor(COALESCE(paced.rate, own.a_minute, NULLIF(%(default)s, 0), %(unbound)s) / 2), 1),
       statement_timestamp(), CASE WHEN paced.is_slow THEN paced.slow_since ELSE statement_timestamp() END, told.said
FROM unnest(%(domains)s::text[], %(said)s::text[]) AS told (domain, said)
LEFT JOIN ({PACED} AND bucket.lane = %(lane)s) paced ON paced.domain = told.domain
LEFT JOIN dissemination_domainpace own ON own.domain = told.domain
ON CONFLICT (domain, lane) DO UPDATE
SET tokens = 0, filled_at = EXCLUDED.filled_at, slowed_to = EXCLUDED.slowed_to, slowed_at = EXCLUDED.slowed_at,
    slow_since = EXCLUDED.slow_since, said = EXCLUDED.said
WHERE bucket.slowed_at IS NULL OR bucket.slowed_at < statement_timestamp() - interval '1 minute'
"""  # noqa: S608 - PACED is a constant


def heed_domains(*, lane: Lane, domains: Domains) -> None:
    """Asks nothing where the batch learned nothing. Safe to repeat."""
    if domains.slow:
        _slow_down(lane, domains.slow)
    for domain, said in sorted(domains.blocking.items()):
        if _mailboxes(domain) >= MAILBOXES:
            _hold(domain, said)


def _slow_down(lane: Lane, slow: dict[str, str]) -> None:
    told = sorted(slow)
    values: dict[str, Any] = {**rates(), "lane": lane.value, "domains": told, "said": [slow[one] for one in told]}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(HALVE, values)


def _mailboxes(domain: str) -> int:
    """How many of a domain our mail is blocked for now, this batch's among them."""
    blocked = OutboundMessage.objects.filter(state=MessageState.HELD, held=Held.POLICY, to_domain=domain)
    return blocked.exclude(last_enhanced__in=OF_ONE_MAILBOX).values("address_hash").distinct().count()


def _hold(domain: str, said: str) -> None:
    _hold, made = DomainHold.objects.get_or_create(domain=domain, defaults={"said": said[:60]})
    if made:
        logger.critical("%s blocks our mail (%s); what is for it waits for an officer", domain, said)
