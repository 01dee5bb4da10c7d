"""The list of those who asked not to be written to, as a file beside the database: a backup knows no later one.

A line is JSON: the HMAC of an address, what for, why and since when. Lines are only ever added.
"""

import fcntl
import json
import logging
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db import transaction

from dissemination.models.suppression import Suppression

logger = logging.getLogger(__name__)
LASTING = (Suppression.Reason.ERASURE, Suppression.Reason.OBJECTION, Suppression.Reason.COMPLAINT)
"""What its owner alone takes back. A bounce may have been wrong, and who unsubscribed may come back."""


@dataclass(frozen=True)
class Line:
    address_hash: str
    scope: str
    reason: str


def list_file() -> Path | None:
    """None where no list is kept."""
    return Path(settings.HUB_SUPPRESSION_LIST) if settings.HUB_SUPPRESSION_LIST else None


@contextmanager
def opened(file: Path, *, waits: bool = True) -> Iterator[tuple[IO[str], set[Line]]]:
    """The file, for one process at a time, with what it says; made where it is missing.

    Raises BlockingIOError where another process has it and this one does not wait.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("a+", encoding="utf-8") as lines:
        fcntl.flock(lines, fcntl.LOCK_EX if waits else fcntl.LOCK_EX | fcntl.LOCK_NB)
        lines.seek(0)
        text = lines.read()
        if text and not text.endswith("\n"):
            lines.write("\n")  # a crash cut the last line off
        yield lines, set(_read(text.splitlines()))


def append_new(lines: IO[str], known: set[Line]) -> int:
    """Write what the database has and the file has not, to the disk; returns how many lines."""
    new = [(line, at) for line, at in lasting() if line not in known]
    for line, at in new:
        values = {"address_hash": line.address_hash, "scope": line.scope, "reason": line.reason}
        lines.write(f"{json.dumps({**values, 'since': at.isoformat()})}\n")
    lines.flush()
    os.fsync(lines.fileno())
    return len(new)


def append_after_commit() -> None:
    """A file that cannot be written, or that another process holds, keeps nobody waiting; the beat tries again."""
    file = list_file()
    if file is not None:
        transaction.on_commit(lambda: _append(file))


def lasting() -> list[tuple[Line, datetime]]:
    rows = Suppression.objects.filter(reason__in=LASTING, expires_at=None).order_by("pk")
    return [
        (Line(bytes(digest).hex(), scope, reason), at)
        for digest, scope, reason, at in rows.values_list("address_hash", "scope", "reason", "created_at")
    ]


def _append(file: Path) -> None:
    try:
        with opened(file, waits=False) as (lines, known):
            append_new(lines, known)
    except BlockingIOError:
        logger.info("Another process keeps the list of suppressions; the beat writes what it missed")
    except OSError:
        logger.exception("The list of suppressions could not be kept")


def _read(lines: Iterable[str]) -> Iterator[Line]:
    """A line that a crash cut off is passed over: the database has it, and it is written once more."""
    for text in lines:
        try:
            values = json.loads(text)
            yield Line(values["address_hash"], values["scope"], values["reason"])
        except (ValueError, KeyError, TypeError):
            logger.warning("A line of the list of suppressions cannot be read")
