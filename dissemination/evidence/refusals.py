"""What a refusal means, wherever it was said: in our conversation with the relay, its log, or a delivery report.

By the enhanced code of RFC 3463 where there is one that says something, else by the words (dissemination.md 4.6).
"""

import re
from enum import StrEnum

from dissemination.models.event import EventKind


class Refusal(StrEnum):
    """Whom or what a refusal is about."""

    HARD = "hard"  # nobody there, and never will be
    SOFT = "soft"  # this mailbox, for now
    POLICY = "policy"  # us, not the mailbox
    SIZE = "size"  # this letter, not the mailbox


CODE = re.compile(r"(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?![\d.])")
HARD = frozenset({"5.1.1", "5.1.2", "5.1.3", "5.1.10", "5.2.1"})
TOO_LARGE = frozenset({"5.3.4", "5.2.3"})
"""RFC 3463: too big for the system, longer than the mailbox's owner allows."""
NOBODY = re.compile(
    r"(user|mailbox|recipient|address|account)( is| was)? (unknown|not found|does ?n[o']t exist|does not exist"
    r"|disabled)"
    r"|(no such|unknown|invalid|unrouteable|non-?existent) (user|mailbox|recipient|address|account|person)"
    r"|user doesn.t have a",
    re.IGNORECASE,
)
BLOCKED = re.compile(r"spam|block|blacklist|denied by policy|reputation|dmarc|\bspf\b", re.IGNORECASE)
LARGE = re.compile(r"(message|size)[^.]{0,30}(too (big|large)|exceed)|exceed[^.]{0,30}size", re.IGNORECASE)
EVENTS = {
    Refusal.HARD: EventKind.BOUNCED_HARD,
    Refusal.SOFT: EventKind.BOUNCED_SOFT,
    Refusal.POLICY: EventKind.BLOCKED,
    Refusal.SIZE: EventKind.BLOCKED,
}


def meaning(enhanced: str, text: str) -> Refusal:
    """`enhanced` may be empty; `4.…` is a refusal that was put off until it was too late."""
    if enhanced in HARD:
        return Refusal.HARD
    if enhanced in TOO_LARGE:
        return Refusal.SIZE
    if enhanced[1:].startswith(".7."):
        return Refusal.POLICY
    if enhanced and not enhanced[1:].startswith(".0."):
        return Refusal.SOFT
    if enhanced.startswith("4."):
        return Refusal.SOFT
    if NOBODY.search(text):
        return Refusal.HARD
    if LARGE.search(text):
        return Refusal.SIZE
    return Refusal.POLICY if BLOCKED.search(text) else Refusal.SOFT


def is_unexplained(enhanced: str) -> bool:
    """Whether a refusal came without a code that says why."""
    return not enhanced or enhanced[1:].startswith(".0.")
