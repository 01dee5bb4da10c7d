"""How often somebody may make the Hub do something: strangers by their network (an HMAC counted for a day, no address
kept), people who are logged in and organisations by their key.

While the cache is away nobody is counted. What writes to others or fills a queue has a second bound in the database.
"""

import hmac
import ipaddress
import time
from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from redis.exceptions import RedisError

DAY = 24 * 60 * 60


@dataclass(frozen=True)
class Limit:
    """At most `most` acts of a `purpose` within each window of `seconds`."""

    purpose: str
    most: int
    seconds: int


def too_often(request: HttpRequest, *, purpose: str, most_a_day: int) -> bool:
    """Count this request for `purpose`; whether its network has made too many of them today."""
    key = f"{purpose}:{network_of(request)}"
    try:
        cache.add(key, 0, DAY)
        return bool(cache.incr(key) > most_a_day)
    except (RedisError, OSError, ValueError):
        return False


def seconds_to_wait(limit: Limit, *who: UUID) -> int:
    """Count one act of each of `who` (a person, an organisation): 0 or the seconds for `Retry-After`."""
    return _seconds_to_wait(limit, who)


def network_must_wait(request: HttpRequest, limit: Limit) -> int:
    """Count one act of the network of this request: 0 or the seconds for `Retry-After`."""
    return _seconds_to_wait(limit, [network_of(request)])


def _seconds_to_wait(limit: Limit, who: Iterable[object]) -> int:
    now = int(time.time())
    window, gone = divmod(now, limit.seconds)
    try:
        counted = [_count(f"{limit.purpose}:{key}:{window}", limit.seconds) for key in who]
    except (RedisError, OSError, ValueError):
        return 0
    return limit.seconds - gone if max(counted) > limit.most else 0


def _count(key: str, seconds: int) -> int:
    cache.add(key, 0, seconds)
    return int(cache.incr(key))


def network_of(request: HttpRequest) -> str:
    """The /24 or /64 of the client as an HMAC."""
    try:
        address = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    except (ValueError, PermissionDenied):
        return "unknown"
    length = 24 if address.version == 4 else 64
    network = ipaddress.ip_network(f"{address}/{length}", strict=False)
    return hmac.digest(settings.SECRET_KEY.encode(), str(network).encode(), "sha256").hex()[:32]
