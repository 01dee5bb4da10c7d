"""Reads the Maildir of the Hub's addresses and hands each mail to the room that registered its local part."""

import email.utils
import fcntl
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from django.db import InterfaceError, OperationalError
from django.utils import timezone

from dissemination.evidence.auto_reply import is_automatic
from dissemination.evidence.parts import header, html_text, is_file, parts, plain_text, read_mail
from dissemination.evidence.report import read_report
from dissemination.models.evidence import EvidenceSource
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.take_report import take_report
from hub.ports import inbox
from hub.ports.inbox import IncomingMail

logger = logging.getLogger(__name__)
MAILBOX = "mailbox"
SEEN, FLAGGED = "S", "F"
MOST_BYTES = 256 * 1024
"""What is read of one mail: a report is short, what it returns is not."""
AT_ONCE = 2000
"""Mails a reading: what a flood brings beyond them waits for the next."""


def read_mailbox(*, folder: str) -> int:
    """Hand over what lies in `new/`, the oldest first; returns how many mails found a room.

    A mail goes after its room has taken it, so that a crash hands it over again: rooms must bear that. One that is no
    room's is filed in `cur/`, one that a room cannot take, too, with a flag, and keeps no other from being read
    (`filed_mail` forgets both). While one process reads, another that is asked to reads nothing.
    """
    new = Path(folder or "-") / "new"
    if not folder:
        EvidenceSource.objects.filter(name=MAILBOX).delete()
    if not folder or not new.is_dir():
        return 0
    with _alone(new) as is_alone:
        return _read(folder, new) if is_alone else 0


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """A lock on the folder itself, which goes with its process."""
    held, is_alone = os.open(folder, os.O_RDONLY), True
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            is_alone = False
        yield is_alone
    finally:
        os.close(held)


def _read(folder: str, new: Path) -> int:
    taken, began = 0, timezone.now()
    (new.parent / "cur").mkdir(exist_ok=True)  # else what was read is never filed, and read again each time
    for path in sorted(one for one in new.iterdir() if not one.name.startswith("."))[:AT_ONCE]:
        try:
            with path.open("rb") as file:
                raw = file.read(MOST_BYTES)
        except FileNotFoundError:
            continue  # another reader was faster
        try:
            is_taken, flag = _hand_over(read_mail(raw), is_cut=len(raw) == MOST_BYTES), SEEN
        except (OperationalError, InterfaceError):
            raise  # not the mail's fault: it stays where it is
        except Exception:
            logger.exception("a mail in %s could not be taken", folder)
            is_taken, flag = False, FLAGGED
        if is_taken:
            path.unlink(missing_ok=True)
            taken += 1
        else:
            _file(path, flag)
    EvidenceSource.objects.update_or_create(name=MAILBOX, defaults={"read_at": began})
    if taken:
        follow_bounces()
    return taken


def _file(path: Path, flag: str) -> None:
    name = path.name.partition(":")[0]
    try:
        path.rename(path.parent.parent / "cur" / f"{name}:2,{flag}")
    except FileNotFoundError:
        return  # another reader was faster


def _hand_over(message: EmailMessage, *, is_cut: bool) -> bool:
    for address in _addresses(message):
        local, _at, _domain = address.partition("@")
        name, plus, token = local.partition("+")
        handler = inbox.handler_for(name.lower()) if plus else None
        if handler is not None:
            handler(_incoming(message, token, is_cut=is_cut))
            return True
    if read_report(message) is None:
        return False
    take_report(_incoming(message, "", is_cut=is_cut))  # some servers report to the author, not to the envelope
    return True


def _addresses(message: EmailMessage) -> list[str]:
    headers = [value for name in ("Delivered-To", "X-Original-To", "To") for value in _values(message, name)]
    return [address for _name, address in email.utils.getaddresses(headers)]


def _values(message: EmailMessage, name: str) -> list[str]:
    """All headers of a name as they stand, whatever the parser would think of them."""
    return [str(value) for key, value in message.raw_items() if key.lower() == name.lower()]


def _incoming(message: EmailMessage, token: str, *, is_cut: bool) -> IncomingMail:
    text, html = plain_text(message), html_text(message)
    leaves = [one for one in parts(message) if not one.is_multipart()]
    said_last = is_cut and bool(leaves) and not is_file(leaves[-1])
    senders = email.utils.getaddresses(_values(message, "From"))
    return IncomingMail(
        token=token,
        sender=email.utils.parseaddr(header(message, "From"))[1],
        subject=header(message, "Subject"),
        text=text,
        message_id=header(message, "Message-ID"),
        received_at=timezone.now(),
        automatic=is_automatic(message) or read_report(message) is not None,
        message=message,
        senders=tuple(address for _name, address in senders),
        html=html,
        attached=sum(is_file(part) for part in leaves),
        is_whole=not said_last,
    )
