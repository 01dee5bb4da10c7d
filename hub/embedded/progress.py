"""Which steps of `make run` are done, remembered in the database itself.

Each with a fingerprint of the code it depends on: a second run skips what is done, new code or another database
is noticed.
"""

import hashlib
import json
from importlib.metadata import distributions

import psycopg
from psycopg import sql

from hub.embedded.places import CLONE

STEPS = {
    "database": ("*/migrations/*.py", "hub/people/**/*.py", "hub/reference/**/*.py"),
    "files": ("*/static/**/*", "hub/look/static/**/*", "hub/settings/parts/media.py"),
    "sample": (),
}


class Progress:
    """Asked before Django is loaded, to save its seconds."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo

    def pending(self) -> list[str]:
        done = self._done()
        return [step for step in STEPS if done.get(step) != fingerprint(step)]

    def remember(self, step: str) -> None:
        done = self._done() | {step: fingerprint(step)}
        with psycopg.connect(self._conninfo, autocommit=True) as server:
            comment = sql.SQL("COMMENT ON TABLE django_migrations IS {}").format(json.dumps(done))
            server.execute(comment)

    def _done(self) -> dict[str, str]:
        with psycopg.connect(self._conninfo, autocommit=True) as server:
            row = server.execute("SELECT obj_description(to_regclass('django_migrations'))").fetchone()
        text = row[0] if row else None
        done: dict[str, str] = json.loads(text) if text else {}
        return done


def fingerprint(step: str) -> str:
    """That of the sample content never changes: it is written once, `make reset` writes it afresh."""
    digest = hashlib.sha256()
    if STEPS[step]:
        for package in sorted(f"{found.name}=={found.version}" for found in distributions()):
            digest.update(package.encode())
    for path in sorted({path for pattern in STEPS[step] for path in CLONE.glob(pattern) if path.is_file()}):
        if "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(CLONE)).encode() + path.read_bytes())
    return digest.hexdigest()
