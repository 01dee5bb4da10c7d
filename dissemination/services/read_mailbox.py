"""Reads the Maildir of the Hub's addresses and hands each mail to the room that registered its local part."""

import email
import email.policy
import email.utils
import logging
import mailbox
from email.message import EmailMessage
from pathlib import Path

from django.utils import timezone

from hub.ports import inbox
from hub.ports.inbox import IncomingMail

logger = logging.getLogger(__name__)
SEEN, FLAGGED = "S", "F"


def read_mailbox(*, folder: str) -> int:
    """Hand over what lies in `new/`; returns how many mails found a room.

    A mail is filed after its room has taken it, so that a crash hands it over again: rooms must bear that.
    One that a room cannot take is filed with a flag, and keeps no other from being read.
    """
    if not folder or not (Path(folder) / "new").is_dir():
        return 0
    box = mailbox.Maildir(folder, factory=None, create=False)
    taken = 0
    for key, message in list(box.items()):
        if message.get_subdir() == "new":
            parsed = email.message_from_bytes(message.as_bytes(), policy=email.policy.default)
            flag = SEEN
            try:
                taken += _hand_over(parsed)
            except (LookupError, ValueError) as error:
                logger.error("a mail in %s could not be taken: %s", folder, error)
                flag = FLAGGED
            message.set_subdir("cur")
            message.add_flag(flag)
            box[key] = message
    return taken


def _hand_over(message: EmailMessage) -> bool:
    for address in _addresses(message):
        local, _at, _domain = address.partition("@")
        name, plus, token = local.partition("+")
        handler = inbox.handler_for(name.lower()) if plus else None
        if handler is not None:
            handler(_incoming(message, token))
            return True
    return False


def _addresses(message: EmailMessage) -> list[str]:
    headers = [str(value) for name in ("Delivered-To", "X-Original-To", "To") for value in message.get_all(name, [])]
    return [address for _name, address in email.utils.getaddresses(headers)]


def _incoming(message: EmailMessage, token: str) -> IncomingMail:
    body = message.get_body(("plain",))
    return IncomingMail(
        token=token,
        sender=email.utils.parseaddr(str(message["From"] or ""))[1],
        subject=str(message["Subject"] or ""),
        text=str(body.get_content()) if body is not None else "",
        message_id=str(message["Message-ID"] or ""),
        received_at=timezone.now(),
        automatic=str(message["Auto-Submitted"] or "no").lower() != "no" or message["Return-Path"] == "<>",
    )
