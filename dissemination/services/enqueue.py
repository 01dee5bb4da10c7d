"""Write messages into the ledger. The same key is the same message, however often it is asked for."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dissemination import doorbell
from dissemination.keys import address_hash, envelope_token, message_id, rfc_message_id
from dissemination.kinds import Lane, policy
from dissemination.models.message import Held, MessageState, MessageText, OutboundMessage
from dissemination.services.links import Fill
from hub.people.mailbox import normalised


@dataclass(frozen=True)
class Wording:
    """Subject and parts in one language, with `[[places]]` for what differs between messages.

    `attachment` is a `PdfRef` as a mapping, or empty.
    """

    language: str
    subject: str
    text: str
    html: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    attachment: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Draft:
    """One message to be: its key, whom it is for, what it says, and what fills the places."""

    key: str
    kind: str
    recipient: str
    address: str
    wording: Wording
    lane: Lane | None = None
    fill: Fill = field(default_factory=dict)
    group: str = ""
    delivery_id: UUID | None = None
    not_before: datetime | None = None

    @cached_property
    def digest(self) -> str:
        """Of its text. One that is not kept belongs to one message alone, and can go when the message has gone."""
        wording = self.wording
        owner = "" if policy(self.kind).keeps_text else self.key
        said: list[Any] = [owner, wording.language, wording.subject, wording.text, wording.html, dict(wording.headers)]
        if wording.attachment:
            said.append(dict(wording.attachment))
        return hashlib.sha256(json.dumps(said, sort_keys=True).encode()).hexdigest()


def enqueue(draft: Draft) -> UUID:
    """One message, in the caller's transaction; a worker is rung after the commit."""
    enqueue_many([draft])
    return message_id(draft.key)


def enqueue_many(drafts: Sequence[Draft]) -> int:
    """Many at once; returns how many were new. Texts that are kept are stored once for all messages that share them."""
    if not drafts:
        return 0
    with transaction.atomic():
        texts = texts_of(drafts)
        rows = [_row(draft, texts[draft.digest]) for draft in drafts]
        known = set(OutboundMessage.objects.filter(pk__in=[row.pk for row in rows]).values_list("pk", flat=True))
        OutboundMessage.objects.bulk_create(rows, ignore_conflicts=True)
        for lane in sorted({row.lane for row in rows}):
            doorbell.ring(Lane(lane))
    return len({row.pk for row in rows} - known)


def hold_many(drafts: Sequence[Draft]) -> None:
    """Messages whose text could not be written: they wait in the tray, in the caller's transaction."""
    rows = [_row(draft, None) for draft in drafts]
    for row in rows:
        row.state, row.held = MessageState.HELD, Held.UNWRITTEN
    if rows:
        OutboundMessage.objects.bulk_create(rows, ignore_conflicts=True)


def _row(draft: Draft, text_id: int | None) -> OutboundMessage:
    kind, now, key = policy(draft.kind), timezone.now(), message_id(draft.key)
    address = normalised(draft.address)
    begins = draft.not_before or now
    return OutboundMessage(
        id=key,
        idempotency_key=draft.key,
        kind=draft.kind,
        lane=draft.lane or kind.lane,
        group=draft.group,
        recipient=draft.recipient,
        delivery_id=draft.delivery_id,
        to_address=address,
        to_domain=address.rpartition("@")[2],
        address_hash=address_hash(address),
        language=draft.wording.language,
        rfc_message_id=rfc_message_id(key),
        envelope_token=envelope_token(key),
        text_id=text_id,
        fill=dict(draft.fill),
        scope=kind.scope,
        unknown=kind.unknown,
        keeps_text=kind.keeps_text,
        not_before=begins,
        expires_at=begins + kind.lives,
        created_at=now,
    )


def texts_of(drafts: Sequence[Draft]) -> dict[str, int]:
    """Ids of their texts by digest, written where they are new."""
    wanted = {
        draft.digest: MessageText(
            digest=draft.digest,
            language=draft.wording.language,
            subject=draft.wording.subject,
            text=draft.wording.text,
            html=draft.wording.html,
            headers=dict(draft.wording.headers),
            attachment=dict(draft.wording.attachment),
        )
        for draft in drafts
    }
    MessageText.objects.bulk_create(wanted.values(), ignore_conflicts=True)
    return dict(MessageText.objects.filter(digest__in=wanted).values_list("digest", "pk"))
