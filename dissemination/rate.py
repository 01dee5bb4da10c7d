"""How often one network may make the Hub write to strangers: an HMAC counted for a day in the cache, no address."""

import hmac
import ipaddress

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from redis.exceptions import RedisError

MOST_A_DAY = 40
DAY = 24 * 60 * 60


def too_often(request: HttpRequest) -> bool:
    """Count this request; whether its network has made too many today. Without a cache the limit per address holds."""
    key = f"subscribe:{_network(request)}"
    try:
        cache.add(key, 0, DAY)
        return bool(cache.incr(key) > MOST_A_DAY)
    except (RedisError, OSError, ValueError):
        return False


def _network(request: HttpRequest) -> str:
    """The /24 or /64 of the client as an HMAC."""
    try:
        address = ipaddress.ip_address(get_adapter(request).get_client_ip(request))
    except (ValueError, PermissionDenied):
        return "unknown"
    length = 24 if address.version == 4 else 64
    network = ipaddress.ip_network(f"{address}/{length}", strict=False)
    return hmac.digest(settings.SECRET_KEY.encode(), str(network).encode(), "sha256").hex()[:32]
