"""Where the embedded servers listen, known before they are started."""

import os
from pathlib import Path

from hub.embedded.places import TESTS, VAR, Places

DATABASE_USER = "hub"
DATABASE_NAME = "hub"
TEST_DATABASES = 4096


def database_url(base: Path = VAR, name: str = DATABASE_NAME) -> str:
    return f"postgres://{DATABASE_USER}@/{Places(base).sockets}/{name}"


def redis_url(base: Path = VAR, database: int = 0) -> str:
    return f"unix://{Places(base).valkey_socket}?db={database}"


def test_database_url() -> str:
    return database_url(TESTS)


def test_redis_url() -> str:
    """Every test process, thus every parallel worker, gets a Valkey database of its own."""
    return redis_url(TESTS, os.getpid() % TEST_DATABASES)
