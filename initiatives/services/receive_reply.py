"""A mail that answers a notice becomes a message of its conversation, or a note for its author that it did not.

Never answered by mail, so that two machines cannot keep each other busy. A mail is handed over again after a crash:
its Message-ID says so.
"""

from datetime import timedelta
from uuid import UUID, uuid5

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from hub import rate
from hub.ports import inbox
from hub.ports.inbox import IncomingMail
from hub.replies import is_disowned, reply_of
from hub.screening import mask
from hub.written import cleaned
from initiatives.access import reply_address
from initiatives.errors import Identifying, RefusedError, TooOften
from initiatives.models import MailNote, Message, ReplyAddress
from initiatives.models.interest import LONGEST
from initiatives.queries.talks import may_talk
from initiatives.services import locked
from initiatives.services.answer import answer

Why = MailNote.Why
BY_MAIL = rate.Limit("partners-reply", most=12, seconds=3600)
"""Of one person in one conversation; more is a machine."""
A_DAY = timedelta(days=1)
MOST_ID = 998


def receive_reply(mail: IncomingMail) -> None:
    """Post it or note why not. Silence for a secret of nobody, or of somebody who has left the organisation."""
    secret = inbox.token_hash(mail.token)
    with transaction.atomic():
        known = reply_address(secret)
        if known is None:
            return
        locked.interest(known.interest_id)  # before any way back, as whoever writes on the page does
        address = reply_address(secret)
        if address is None:
            return
        why = _post(mail, address)
        if why:
            _note(address, why)


def _post(mail: IncomingMail, address: ReplyAddress) -> Why | None:
    """Why it was not posted, or what of it was not; None where all is well."""
    if not _is_from(mail, address.person.email) or _is_disowned(mail):
        return Why.SENDER
    if mail.automatic:
        return Why.AUTOMATIC
    if address.revoked_at is not None or not may_talk(address.interest):
        return Why.OVER
    text = cleaned(reply_of(mail.text, mail.html))
    if not mail.is_whole or len(text) > LONGEST:
        return Why.LONG
    if not text:
        return Why.EMPTY
    submission = _submission(mail, address, text)
    if _is_copy(address, submission, text):
        return Why.COPY
    if rate.seconds_to_wait(BY_MAIL, address.key):
        return Why.OFTEN
    try:
        answer(
            interest=address.interest,
            speaker=address.organisation,
            by=address.person,
            text=text,
            submission=submission,
        )
    except Identifying:
        return Why.IDENTIFYING
    except TooOften:
        return Why.OFTEN
    except RefusedError:
        return Why.OVER
    return Why.FILES if mail.attached else None


def _is_from(mail: IncomingMail, account: str) -> bool:
    """One author, and that is the person's account; a display name says nothing."""
    return [sender.strip().lower() for sender in mail.senders] == [account.lower()]


def _is_disowned(mail: IncomingMail) -> bool:
    return mail.message is not None and is_disowned(mail.message, settings.HUB_MAIL_AUTHSERV)


def _submission(mail: IncomingMail, address: ReplyAddress, text: str) -> UUID:
    """The same for every copy of a mail; one without an id is known by its words and its day."""
    name = mail.message_id[:MOST_ID] or f"{timezone.localdate()}:{text}"
    return uuid5(address.key, name)


def _is_copy(address: ReplyAddress, submission: UUID, text: str) -> bool:
    """The mail again, or the same words by a program that sent them once more under another id."""
    own = Message.objects.filter(interest=address.interest, author=address.person)
    if own.filter(submission=submission).exists():
        return True
    return own.filter(at__gt=timezone.now() - A_DAY, text=mask(text)).exists()


def _note(address: ReplyAddress, why: Why) -> None:
    MailNote.objects.get_or_create(interest=address.interest, person=address.person, why=why, day=timezone.localdate())
