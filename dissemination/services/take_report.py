"""What came back to the envelope of a message: a delivery report, an automatic answer, or nothing that counts.

Never answered. A copy, and one that comes before the result was written, say the same as the first and in time.
Only the token of the envelope proves anything: it is secret until the message goes out, while ids can be computed and
addresses are known. What comes without it is noted for a person, and has no consequence.
"""

import re
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from dissemination.evidence.auto_reply import is_auto_reply, says_that_somebody_left
from dissemination.evidence.parts import moment, plain_text
from dissemination.evidence.report import MOST_WORDS, Report, read_report
from dissemination.keys import address_hash
from dissemination.models.attempt import RelayText
from dissemination.models.event import DeliveryEvent, EventKind, EventSource
from dissemination.models.evidence import RelayEvidence
from dissemination.models.message import MessageState, OutboundMessage
from dissemination.services.project import project
from hub.ports.inbox import IncomingMail

LOCAL_PART = "b"
RECENTLY = timedelta(days=14)
BEGUN = (MessageState.SENDING, MessageState.IN_DOUBT, MessageState.ACCEPTED)
SENDER = re.compile(r"\bb\+([0-9a-f]{32})@", re.IGNORECASE)
UUID_TEXT = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def take_report(mail: IncomingMail) -> None:
    """A mail with a token that we never gave is forged, and changes nothing."""
    if mail.message is None:
        return
    report = read_report(mail.message)
    token = mail.token or _told_token(report)
    message = _proved(token) if token else _named(report)
    if message is None:
        return
    fate = report.fate_of(_spellings(message, report)) if report else None
    if report and fate:
        if token:
            _see(message, fate.event, fate.enhanced, fate.words, report.at, refusal=fate.refusal)
        else:
            _note(message, fate.event, fate.enhanced, report.at)
    elif report is None and mail.token and is_auto_reply(mail.message):
        left = says_that_somebody_left(mail.message)
        words = plain_text(mail.message)[:MOST_WORDS] if left else ""
        _see(message, EventKind.AUTO_REPLY, "", words, moment(mail.message, "Date"), left=left)


def _told_token(report: Report | None) -> str:
    """A complaint comes to whoever asked for such, and names the sender of the envelope within (RFC 5965)."""
    found = SENDER.search(report.sender) if report else None
    return found[1] if found else ""


def _proved(token: str) -> OutboundMessage | None:
    return OutboundMessage.objects.filter(envelope_token=token.lower()).first()


def _named(report: Report | None) -> OutboundMessage | None:
    """By what anybody may write: the id of a message, or an address that was written to lately."""
    if report is None:
        return None
    messages = OutboundMessage.objects.all()
    for text in (report.envelope_id, report.message_id):
        found = UUID_TEXT.search(text.lower())
        message = messages.filter(pk=UUID(found[0])).first() if found else None
        if message:
            return message
    named = _addresses(report)
    recent = messages.filter(state__in=BEGUN, created_at__gt=timezone.now() - RECENTLY)
    hashes = [address_hash(address) for address in sorted(named)[:20]]
    return recent.filter(address_hash__in=hashes).order_by("-created_at").first()


def _spellings(message: OutboundMessage, report: Report) -> frozenset[str]:
    """The addresses of the report that are the message's own."""
    if message.address_hash is None:
        return frozenset()
    own = bytes(message.address_hash)
    return frozenset(address for address in _addresses(report) if address_hash(address) == own)


def _addresses(report: Report) -> frozenset[str]:
    return frozenset[str]().union(*(fate.addresses for fate in report.fates))


def _see(
    message: OutboundMessage,
    kind: EventKind,
    enhanced: str,
    words: str,
    at: datetime | None,
    *,
    refusal: str = "",
    left: bool = False,
) -> None:
    found = {"enhanced": enhanced[:12], "refusal": refusal, "left": left}
    with transaction.atomic():
        RelayEvidence.objects.bulk_create(
            [RelayEvidence(message_id=message.pk, source="dsn", queue_id=str(message.pk), seen_at=timezone.now())],
            ignore_conflicts=True,
        )
        name = f"{kind}:{enhanced[:12]}{':left' if left else ''}"
        if not _write(message, name, kind, at, {key: value for key, value in found.items() if value}):
            return
        if words and message.to_address and kind not in {EventKind.DELIVERED, EventKind.RELAYED}:
            RelayText.objects.create(
                message_id=message.pk, source=EventSource.DSN, text=words, received_at=timezone.now()
            )
        if message.delivery_id:
            project(deliveries=[message.delivery_id])


def _note(message: OutboundMessage, told: EventKind, enhanced: str, at: datetime | None) -> None:
    """Once for each kind of news, without the words: they are a stranger's."""
    _write(message, f"told:{told}", EventKind.NOTE, at, {"told": str(told), "enhanced": enhanced[:12]})


def _write(
    message: OutboundMessage, name: str, kind: EventKind, at: datetime | None, detail: dict[str, object]
) -> bool:
    """Whether it is new, and no other reader wrote it before or at the same time."""
    now = timezone.now()
    _event, is_new = DeliveryEvent.objects.get_or_create(
        source=EventSource.DSN,
        source_event_id=f"{message.pk}:{name}",
        defaults={
            "message_id": message.pk,
            "delivery_id": message.delivery_id,
            "kind": kind,
            "occurred_at": min(max(at or now, message.created_at), now),
            "detail": detail,
        },
    )
    return is_new
