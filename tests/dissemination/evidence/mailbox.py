"""A Maildir that a mail server delivers to."""

import time
from pathlib import Path

from dissemination.services.read_mailbox import read_mailbox


def receive(box: Path, *mails: bytes) -> int:
    """As a mail server puts them there; read at once."""
    for number, mail in enumerate(mails):
        (box / "new" / f"{time.time_ns():020}.{number}.mx").write_bytes(mail)
    taken = read_mailbox(folder=str(box))
    assert not list((box / "new").iterdir())
    return taken


def flags(box: Path) -> list[str]:
    return sorted(path.name.rpartition(",")[2] for path in (box / "cur").iterdir())
