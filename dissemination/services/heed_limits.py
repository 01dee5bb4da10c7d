"""The Hub writes to a bounded number of addresses that somebody typed: a flood of them is not passed on."""

import logging

from django.conf import settings
from django.core.cache import cache
from redis.exceptions import RedisError

from dissemination.queries.asked import asked_by_anybody

logger = logging.getLogger(__name__)
SAID, HOUR = "subscribe:busy", 60 * 60


class HubIsBusy(Exception):
    """As many mails as `HUB_ASKED_A_DAY` allows were asked for within a day; says nothing about any address."""


def heed_limits() -> None:
    """Raises HubIsBusy. Requests at the same moment do not count each other. Officers see it on the page of health."""
    if asked_by_anybody() >= settings.HUB_ASKED_A_DAY:
        _say()
        raise HubIsBusy


def _say() -> None:
    """Once an hour."""
    try:
        is_first = cache.add(SAID, 1, HOUR)
    except (RedisError, OSError):
        is_first = True
    if is_first:
        logger.warning("%d mails to typed addresses were asked for within a day: no more", settings.HUB_ASKED_A_DAY)
