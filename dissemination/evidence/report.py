"""Delivery reports: RFC 3464 where a server writes so, else what its words say (dissemination.md 4.6). Pure."""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import Message

from flufl.bounce import all_failures

from dissemination.evidence.parts import header, moment, parts, plain_text, text_of
from dissemination.evidence.refusals import CODE, EVENTS, meaning
from dissemination.models.event import EventKind

MOST_WORDS = 2000
REPLY_CODE = re.compile(r"(?<!\d)[45]\d\d[ -]")
DELAYED = re.compile(
    r"\bdelayed\b|not yet been delivered|will (be retried|keep trying|continue)|still trying|no action is required"
    r"|verzögert|noch nicht zugestellt|forsinket|vertraagd|întârziat",
    re.IGNORECASE,
)
SERVERS = re.compile(r"^(mailer-daemon|postmaster|mail delivery|maildelivery)", re.IGNORECASE)
NOT_GOOD_NEWS = {"failed": 0, "delayed": 1, "relayed": 2, "expanded": 2, "delivered": 3}
ADDRESS = re.compile(r"[^\s<>;,\"'@]{1,64}@[^\s<>;,\"'@]{1,255}")
MOST_GROUPS = 50
"""Recipients of one report: a mail of ours has one."""
MOST_LINES = 2000
"""A text that is longer is not searched for addresses: that takes a while for each of its lines."""

logging.getLogger("flufl.bounce").setLevel(logging.WARNING)


@dataclass(frozen=True)
class Fate:
    """What a report says of one recipient; `addresses` are the ways in which it names it, `refusal` why."""

    event: EventKind
    enhanced: str
    words: str
    addresses: frozenset[str] = frozenset()
    rank: int = 0
    refusal: str = ""


@dataclass(frozen=True)
class Report:
    """`fates`: by recipient. `envelope_id`, `message_id` and `sender`, of the envelope, are of the mail it is about."""

    fates: Sequence[Fate]
    envelope_id: str = ""
    message_id: str = ""
    at: datetime | None = None
    sender: str = ""

    def fate_of(self, is_ours: "Sequence[str] | frozenset[str]") -> Fate | None:
        """Of the recipient that is named so; else the best of all: it may have been expanded to a list."""
        named = [fate for fate in self.fates if fate.addresses & frozenset(is_ours)]
        return max(named or self.fates, key=lambda fate: fate.rank, default=None)


def read_report(message: Message) -> Report | None:
    """None for a mail that is no report on ours."""
    all_parts = list(parts(message))
    told = next((part for part in all_parts if part.get_content_type() in DELIVERY_STATUS), None)
    if told is not None:
        return _standard(message, told, all_parts)
    complaint = next((part for part in all_parts if part.get_content_type() == "message/feedback-report"), None)
    if complaint is not None:
        fate = Fate(EventKind.COMPLAINED, "", plain_text(message)[:MOST_WORDS])
        sender = next((header(group, "Original-Mail-From") for group in _groups(complaint)), "")
        return Report([fate], "", _returned_id(all_parts), moment(message, "Date"), sender=sender)
    return _in_words(message, all_parts)


DELIVERY_STATUS = frozenset({"message/delivery-status", "message/global-delivery-status"})


def _standard(message: Message, told: Message, all_parts: Sequence[Message]) -> Report:
    groups = _groups(told)
    about = groups[0] if groups else Message()
    fates = [fate for fate in (_fate(group, message) for group in groups) if fate is not None]
    dates = [moment(group, "Last-Attempt-Date") for group in groups]
    at = next((date for date in dates if date), None) or moment(message, "Date")
    return Report(fates, header(about, "Original-Envelope-Id"), _returned_id(all_parts), at)


def _groups(told: Message) -> list[Message]:
    payload = told.get_payload()
    return [one for one in payload[:MOST_GROUPS] if isinstance(one, Message)] if isinstance(payload, list) else []


def _fate(group: Message, message: Message) -> Fate | None:
    action = header(group, "Action").lower().split(" ")[0].strip("(;,")
    if action not in NOT_GOOD_NEWS:
        return None
    diagnostic = header(group, "Diagnostic-Code").partition(";")[2].strip() or header(group, "Diagnostic-Code")
    code = CODE.search(header(group, "Status"))
    enhanced = code[1] if code else ""
    better = CODE.search(diagnostic)
    if better and better[1][0] == (enhanced[:1] or better[1][0]) and enhanced[1:] in {"", ".0.0"}:
        enhanced = better[1]
    words = diagnostic or plain_text(message)
    names = [header(group, name) for name in ("Final-Recipient", "Original-Recipient")]
    addresses = frozenset(found.lower() for name in names for found in ADDRESS.findall(name))
    refusal = meaning(enhanced, words) if action == "failed" else None
    if refusal:
        event = EVENTS[refusal]
    elif action == "delayed":
        event = EventKind.DELAYED
    else:
        event = EventKind.DELIVERED if action == "delivered" else EventKind.RELAYED
    return Fate(event, enhanced, words[:MOST_WORDS], addresses, NOT_GOOD_NEWS[action], refusal or "")


def _returned_id(all_parts: Sequence[Message]) -> str:
    """The Message-ID of the mail, or of the headers, that came back."""
    for part in all_parts:
        kind, payload = part.get_content_type(), part.get_payload()
        if kind in {"message/rfc822", "message/global"} and isinstance(payload, list) and payload:
            return header(payload[0], "Message-ID") if isinstance(payload[0], Message) else ""
        if kind in {"text/rfc822-headers", "message/rfc822-headers", "message/global-headers"}:
            return _written_id(text_of(part))
    return ""


def _written_id(text: str) -> str:
    found = re.search(r"^message-id:\s*(<[^>\s]+>)", text, re.IGNORECASE | re.MULTILINE)
    return found[1] if found else ""


def _in_words(message: Message, all_parts: Sequence[Message]) -> Report | None:
    """A report of an older kind: its author or the address that it names give it away, its words the reason."""
    sender, failed = header(message, "From").strip('"'), header(message, "X-Failed-Recipients")
    is_from_server = bool(SERVERS.match(sender) or SERVERS.match(sender.partition("<")[2]))
    if not failed and not is_from_server:
        return None
    text = "\n".join(text_of(part) for part in all_parts if part.get_content_maintype() == "text")
    said = text.partition("\n------")[0][: 4 * MOST_WORDS]
    code = CODE.search(said)
    enhanced = code[1] if code else ""
    found = _addresses(message, failed, text)
    if DELAYED.search(f"{header(message, 'Subject')}\n{said}") and not enhanced.startswith("5"):
        fate = Fate(EventKind.DELAYED, enhanced, said[:MOST_WORDS], found)
    elif enhanced.startswith(("4", "5")) or REPLY_CODE.search(said) or found:
        refusal = meaning(enhanced if enhanced[:1] in "45" else "", said)
        fate = Fate(EVENTS[refusal], enhanced, said[:MOST_WORDS], found, refusal=refusal)
    else:
        return None
    return Report([fate], "", _returned_id(all_parts) or _written_id(text), moment(message, "Date"))


def _addresses(message: Message, failed: str, text: str) -> frozenset[str]:
    named = frozenset(found.lower() for found in ADDRESS.findall(failed))
    if named or text.count("\n") > MOST_LINES:
        return named
    try:
        temporary, permanent = all_failures(message)
    except Exception:
        logging.getLogger(__name__).exception("a report could not be searched for addresses")
        return frozenset()
    return frozenset(found.decode("ascii", "replace").lower() for found in temporary | permanent)
