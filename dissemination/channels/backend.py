"""Django's mail: what allauth, Wagtail or anything else sends becomes a message of the ledger."""

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import get_language

from dissemination.emails.inline import inlined
from dissemination.services.enqueue import Draft, Wording, enqueue_many

KEY_HEADER = "X-Hub-Key"


class LedgerEmailBackend(BaseEmailBackend):
    """Nothing is sent here: the rows are written, in the caller's transaction if there is one, and a worker is rung.

    A mail with the header `X-Hub-Key` is written once however often it is handed over.
    """

    def __init__(self, fail_silently: bool = False, **ignored: Any) -> None:
        super().__init__(fail_silently=fail_silently)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        drafts = [draft for message in email_messages for draft in _drafts(message)]
        enqueue_many(drafts)
        return len(email_messages)


def _drafts(message: EmailMessage) -> list[Draft]:
    if message.attachments:
        raise ValueError("A mail of the Hub has no attachments; link to the document instead.")
    headers = dict(message.extra_headers)
    key = headers.pop(KEY_HEADER, None) or str(uuid4())
    if message.reply_to:
        headers["Reply-To"] = ", ".join(message.reply_to)
    wording = Wording(
        language=get_language() or "en",
        subject=" ".join(str(message.subject).split()),
        text=str(message.body),
        html=_html(message),
        headers={name: str(value) for name, value in headers.items() if name.lower() != "message-id"},
    )
    return [
        Draft(key=f"dj:{key}:{number}", kind="service", recipient="address", address=address, wording=wording)
        for number, address in enumerate(message.recipients())
    ]


def _html(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    found = [str(content) for content, kind in message.alternatives if kind == "text/html"]
    return inlined(found[0]) if found else ""
