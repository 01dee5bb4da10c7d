"""Brings the database and the files of `make run` up to date: `python -m hub.embedded.prepare`.

What it did is remembered in the database itself, keyed by the code, so that a second run skips it.
"""

import hashlib
import os
import sys
from importlib.metadata import distributions

import django
import psycopg
from django.conf import settings
from django.core.management import call_command, get_commands
from django.db import connection

from hub.embedded.places import CLONE

KNOWN_AS = "hub_prepared"
WATCHED = (
    "*/migrations/*.py",
    "*/management/**/*.py",
    "hub/**/*.py",
    "locale/**/*.mo",
    "*/static/**/*",
    "hub/look/static/**/*",
)


def state() -> str:
    """The code that decides what `make run` must do before it can start."""
    digest = hashlib.sha256()
    seen = {path for pattern in WATCHED for path in CLONE.glob(pattern) if path.is_file()}
    for path in sorted(seen):
        if "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(CLONE)).encode() + path.read_bytes())
    for package in sorted(f"{found.name}=={found.version}" for found in distributions()):
        digest.update(package.encode())
    return digest.hexdigest()


def is_done(conninfo: dict[str, str]) -> bool:
    """Asked before Django is loaded, to save its seconds."""
    with psycopg.connect(**conninfo, autocommit=True) as server:
        known = server.execute("SELECT obj_description(to_regclass('django_migrations'))").fetchone()
    return known is not None and known[0] == f"{KNOWN_AS} {state()}"


def remember() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"COMMENT ON TABLE django_migrations IS '{KNOWN_AS} {state()}'")


def main(step: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "hub.settings.dev")
    django.setup()
    if step == "database":
        call_command("migrate", interactive=False, verbosity=0)
        if "setup_groups" in get_commands():
            call_command("setup_groups", verbosity=0)
    elif step == "files":
        if settings.STATIC_ROOT:
            call_command("collectstatic", interactive=False, verbosity=0)
    elif step == "sample":
        if "sample_content" in get_commands():
            call_command("sample_content")
        remember()


if __name__ == "__main__":
    main(sys.argv[1])
