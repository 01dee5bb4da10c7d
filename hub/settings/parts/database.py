"""PostgreSQL and the cache; without addresses in the environment, the embedded servers under `var/`."""

from typing import Any

import environ
from redis.backoff import NoBackoff
from redis.retry import Retry

from hub.embedded.addresses import database_url, redis_url
from hub.env import ENV


def databases(url: str) -> dict[str, dict[str, Any]]:
    """Django's DATABASES for a `postgres://` address."""
    return {
        "default": {
            **environ.Env.db_url_config(url),
            "ENGINE": "django.db.backends.postgresql",
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
            "ATOMIC_REQUESTS": False,
        }
    }


def caches(url: str) -> dict[str, dict[str, Any]]:
    """Django's CACHES for a `redis://` or `unix://` address."""
    return {
        "default": {
            "BACKEND": "hub.cache.ForgivingRedisCache",
            "LOCATION": url,
            "KEY_PREFIX": "hub",
            "OPTIONS": {"socket_connect_timeout": 0.5, "socket_timeout": 2, "retry": Retry(NoBackoff(), 0)},
        }
    }


def broker(url: str) -> str:
    """Celery's address of the same server."""
    return url.replace("unix://", "redis+socket://", 1).replace("?db=", "?virtual_host=", 1)


REDIS_URL = ENV.redis_url or redis_url(ENV.var)
DATABASES = databases(ENV.database_url or database_url(ENV.var))
CACHES = caches(REDIS_URL)
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
