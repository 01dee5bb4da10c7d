"""A migrated template database, built once for a state of the code, and its clones."""

import hashlib
import os
import re
import time
from importlib.metadata import distributions
from typing import Any

import psycopg
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connections
from psycopg import sql

from hub.embedded import addresses
from hub.embedded.places import CLONE
from hub.embedded.processes import is_alive
from tests.rig.services import exclusively

SEED_COMMANDS = ("setup_groups",)
SEEDS = ("*/migrations/*.py", "hub/**/*groups.py", "hub/people/management/**/*.py", "hub/management/**/*.py")
CLONE_NAME = re.compile(r"hub_clone_(?P<process>\d+)_\w+")


def template() -> str:
    """The name of the template for this state of migrations and packages; built when there is none."""
    name = f"hub_template_{_state()}"
    with exclusively("template"):
        _drop_leftovers()
        if not exists(name):
            _build(name)
    return name


def make_clone(label: str, source: str | None = None) -> str:
    """A database of this process, filled as the template is."""
    name = f"hub_clone_{os.getpid()}_{label}"
    replace(name, source or template())
    return name


def replace(name: str, source: str) -> None:
    """Whatever was in `name` gives way to a copy of `source`."""
    with _server() as server:
        _drop(server, name)
        server.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(source)
            )
        )


def drop_all(prefix: str) -> None:
    with _server() as server:
        for (name,) in server.execute(
            "SELECT datname FROM pg_database WHERE starts_with(datname, %s)", [prefix]
        ).fetchall():
            _drop(server, name)


def url(name: str) -> str:
    """The address of a database, for a process's DATABASE_URL."""
    given = os.environ.get("DATABASE_URL", addresses.test_database_url())
    return f"{given.rpartition('/')[0]}/{name}"


def drop(name: str) -> None:
    with _server() as server:
        _drop(server, name)


def keep(name: str, source: str) -> None:
    """Keep a filled database as a template under `name` for the runs to come."""
    with _server() as server:
        server.execute(sql.SQL("ALTER DATABASE {} RENAME TO {}").format(sql.Identifier(source), sql.Identifier(name)))


def current() -> str:
    """The database that Django's default connection of this process goes to."""
    return str(connections["default"].settings_dict["NAME"])


def use(name: str) -> None:
    """Django's connections of this process go to that database from now on."""
    for alias in connections:
        connection = connections[alias]
        connection.close()
        connection.settings_dict["NAME"] = name
        settings.DATABASES[alias]["NAME"] = name


def connection_to(name: str) -> psycopg.Connection[Any]:
    """A plain connection beside Django's, for looking from outside."""
    given = settings.DATABASES["default"]
    return psycopg.connect(
        host=given["HOST"] or None,
        port=given["PORT"] or None,
        user=given["USER"] or None,
        password=given["PASSWORD"] or None,
        dbname=name,
        autocommit=True,
    )


def wait_for_a_blocked_query(patience: float = 20) -> None:
    """Until a query in Django's database waits for a lock that another holds; TimeoutError if none does."""
    deadline = time.monotonic() + patience
    asked = "SELECT 1 FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
    with _server() as server:
        while server.execute(asked, [current()]).fetchone() is None:
            if time.monotonic() > deadline:
                raise TimeoutError("no query waits for a lock")
            time.sleep(0.02)


def _server() -> psycopg.Connection[Any]:
    return connection_to("postgres")


def _state() -> str:
    digest = hashlib.sha256()
    for pattern in SEEDS:
        for path in sorted(CLONE.glob(pattern)):
            if ".venv" not in path.parts:
                digest.update(str(path.relative_to(CLONE)).encode() + path.read_bytes())
    for package in sorted(f"{found.name}=={found.version}" for found in distributions()):
        digest.update(package.encode())
    digest.update(repr(settings.INSTALLED_APPS).encode())
    return digest.hexdigest()[:16]


def exists(name: str) -> bool:
    with _server() as server:
        return server.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name]).fetchone() is not None


def _build(name: str) -> None:
    unfinished = f"{name}_new"
    with _server() as server:
        _drop(server, unfinished)
        server.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(unfinished)))
    use(unfinished)
    call_command("migrate", interactive=False, verbosity=0)
    for command in SEED_COMMANDS:
        if command in get_commands():
            call_command(command, verbosity=0)
    for connection in connections.all():
        connection.close()
    keep(name, unfinished)


def _drop(server: psycopg.Connection[Any], name: str) -> None:
    server.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))


def _drop_leftovers() -> None:
    """Clones of processes that are gone, and the oldest templates."""
    with _server() as server:
        rows = server.execute("SELECT datname FROM pg_database ORDER BY oid DESC").fetchall()
        templates = 0
        for (name,) in rows:
            clone = CLONE_NAME.fullmatch(name)
            if clone and not is_alive(int(clone["process"])):
                _drop(server, name)
            if name.startswith("hub_template_"):
                templates += 1
                if templates > 6:
                    _drop(server, name)
