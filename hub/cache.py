"""The cache is a convenience: while its server is away everything is a miss, and nobody's request fails or waits."""

import logging
from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import Any

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

logger = logging.getLogger(__name__)


class ForgivingRedisCache(RedisCache):
    """Django's, except that a server that is away is an empty cache that keeps nothing."""

    def add(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> Any:
        return _or(True, partial(super().add, key, value, timeout, version))

    def get(self, key: Any, default: Any = None, version: Any = None) -> Any:
        return _or(default, partial(super().get, key, default, version))

    def set(self, key: Any, value: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> Any:
        return _or(None, partial(super().set, key, value, timeout, version))

    def touch(self, key: Any, timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> Any:
        return _or(False, partial(super().touch, key, timeout, version))

    def delete(self, key: Any, version: Any = None) -> Any:
        return _or(False, partial(super().delete, key, version))

    def get_many(self, keys: Iterable[Any], version: Any = None) -> Any:
        return _or({}, partial(super().get_many, keys, version))

    def has_key(self, key: Any, version: Any = None) -> Any:
        return _or(False, partial(super().has_key, key, version))

    def incr(self, key: Any, delta: int = 1, version: Any = None) -> Any:
        return _or(delta, partial(super().incr, key, delta, version))

    def set_many(self, data: Mapping[Any, Any], timeout: Any = DEFAULT_TIMEOUT, version: Any = None) -> Any:
        return _or([], partial(super().set_many, data, timeout, version))

    def delete_many(self, keys: Iterable[Any], version: Any = None) -> Any:
        return _or(None, partial(super().delete_many, keys, version))


def _or(otherwise: Any, ask: Callable[[], Any]) -> Any:
    try:
        return ask()
    except (RedisError, OSError) as error:
        logger.warning("The cache is away: %s", error)
        return otherwise
