"""Bring the list beside the database and the database together: each gets what the other has."""

from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from dissemination.models.suppression import Suppression
from dissemination.services.erase_known import erase_known
from dissemination.services.suppress import suppress_hash
from dissemination.services.suppression_file import Line, append_new, lasting, list_file, opened


@dataclass(frozen=True)
class Kept:
    """How many lines the file got, and how many it gave back to the database."""

    written: int
    restored: int


def keep_list(file: Path) -> Kept:
    """Idempotent. Whoever was erased, and came back with a backup, is erased again.

    The file is let go in between: an erasure writes to it itself once it is committed.
    """
    with opened(file) as (_lines, known):
        pass
    restored = _restore(known)
    with opened(file) as (lines, known):
        return Kept(append_new(lines, known), restored)


def keep_where_asked() -> Kept:
    """The same, for the file that the settings name."""
    file = list_file()
    return keep_list(file) if file is not None else Kept(0, 0)


def _restore(known: set[Line]) -> int:
    lost = known - {line for line, _at in lasting()}
    with transaction.atomic():
        for line in sorted(lost, key=lambda one: (one.address_hash, one.scope)):
            suppress_hash(
                address_hash=bytes.fromhex(line.address_hash),
                scope=Suppression.Scope(line.scope),
                reason=Suppression.Reason(line.reason),
            )
        erased = [line for line in known if line.reason == Suppression.Reason.ERASURE]
        erase_known(hashes=[bytes.fromhex(line.address_hash) for line in (erased if lost else [])])
    return len(lost)
