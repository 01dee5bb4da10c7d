"""Counts told questions for a day in the cache's server, where the salt and all hashes go at midnight in Brussels.

A question is known by its hash until three networks asked it; only then do its words stand there, until they are
written into the table. A network is known by a hash with the question in it, so that two questions of one visitor have
nothing in common.
"""

import hmac
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from hub.publishing.calendar import BRUSSELS

ENOUGH = 3
SECONDS = 0.2
"""So long a visitor may wait for the counting of their question, should the server be slow."""
GRACE = timedelta(hours=2)
"""For which words outlive their day, so that the last run of the beat writes them."""
PREFIX = "asked"


@dataclass(frozen=True, slots=True)
class Count:
    """How many networks asked a question on a day, and how many of them got no result."""

    language: str
    text: str
    asked: int
    empty: int


def count(*, day: date, language: str, text: str, network: str, empty: bool) -> None:
    """Count one network's asking of a told question. Raises RedisError or OSError."""
    server = _server(settings.CACHES["default"]["LOCATION"])
    midnight = _midnight(day)
    key = _key(server, day, midnight)
    question = f"{PREFIX}:{day}:{_hash(key, 'question', language, text)}"
    with server.pipeline() as steps:
        steps.sadd(question, _hash(key, "network", language, text, network))
        steps.expireat(question, midnight)
        steps.scard(question)
        new, _expires, networks = steps.execute()
    if new and networks >= ENOUGH:
        _tell(server, day, f"{language} {text}", ENOUGH if networks == ENOUGH else 1, empty=empty)


def counted(day: date) -> Iterator[Count]:
    """Questions of `day` that enough networks asked. Raises RedisError or OSError."""
    server = _server(settings.CACHES["default"]["LOCATION"])
    empty = server.hgetall(f"{PREFIX}:{day}:empty")
    for field, asked in server.hgetall(f"{PREFIX}:{day}:told").items():
        language, _space, text = field.decode().partition(" ")
        yield Count(language, text, int(asked), min(int(empty.get(field, 0)), int(asked)))


def _tell(server: redis.Redis, day: date, field: str, times: int, *, empty: bool) -> None:
    with server.pipeline() as steps:
        for name in ("told", "empty") if empty else ("told",):
            steps.hincrby(f"{PREFIX}:{day}:{name}", field, times)
            steps.expireat(f"{PREFIX}:{day}:{name}", _midnight(day) + GRACE)
        steps.execute()


def _key(server: redis.Redis, day: date, midnight: datetime) -> bytes:
    """Of the Hub's secret and the day's salt: neither the server's memory nor the secret alone tells a question."""
    with server.pipeline() as steps:
        steps.set(f"{PREFIX}:{day}:salt", secrets.token_bytes(32), nx=True, exat=midnight)
        steps.get(f"{PREFIX}:{day}:salt")
        _set, salt = steps.execute()
    return hmac.digest(settings.SECRET_KEY.encode(), salt or secrets.token_bytes(32), "sha256")


def _hash(key: bytes, *parts: str) -> str:
    return hmac.digest(key, "\0".join(parts).encode(), "sha256").hex()[:32]


def _midnight(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, tzinfo=BRUSSELS)


@lru_cache(maxsize=4)
def _server(address: str) -> redis.Redis:
    return redis.Redis.from_url(
        address, socket_timeout=SECONDS, socket_connect_timeout=SECONDS, retry=Retry(NoBackoff(), 0)
    )
