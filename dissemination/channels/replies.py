"""What an answer of a relay means for the message, the address and the relay itself (dissemination.md 4.6)."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from dissemination.channels.base import Phase, Reply
from dissemination.evidence.refusals import Refusal, meaning
from dissemination.models.event import EventKind
from dissemination.models.message import Held, MessageState

WAITS = [timedelta(minutes=minutes) for minutes in (5, 15, 30, 60, 120, 240, 480)]
CLOSING = 421


class RelayAction(StrEnum):
    """What an answer says about the relay, whatever the message."""

    NONE = ""
    CLOSE = "close"  # not reachable: try later, no message is to blame
    PAUSE = "pause"  # it does not want us at all: a person must look


@dataclass(frozen=True)
class Verdict:
    """The next state of the message, and what is to be recorded."""

    state: MessageState
    outcome: str
    event: str = ""
    held: str = ""
    wait: timedelta = timedelta(0)
    counted: bool = True
    relay: RelayAction = RelayAction.NONE


ACCEPTED = Verdict(MessageState.ACCEPTED, "accepted", EventKind.ACCEPTED)
IN_DOUBT = Verdict(MessageState.IN_DOUBT, "in_doubt", EventKind.IN_DOUBT)
HARD_BOUNCE = Verdict(MessageState.FAILED, Refusal.HARD, EventKind.BOUNCED_HARD)
SOFT_BOUNCE = Verdict(MessageState.FAILED, Refusal.SOFT, EventKind.BOUNCED_SOFT)
BLOCKED_BY_POLICY = Verdict(MessageState.HELD, Refusal.POLICY, EventKind.NOTE, held=Held.POLICY)
TOO_BIG = Verdict(MessageState.FAILED, Refusal.SIZE, EventKind.BLOCKED)
UNREACHABLE = Verdict(MessageState.QUEUED, "relay", counted=False, relay=RelayAction.CLOSE)
UNWANTED = Verdict(MessageState.QUEUED, "relay", counted=False, relay=RelayAction.PAUSE)
REFUSED = {
    Refusal.HARD: HARD_BOUNCE,
    Refusal.SOFT: SOFT_BOUNCE,
    Refusal.POLICY: BLOCKED_BY_POLICY,
    Refusal.SIZE: TOO_BIG,
}
NOT_BEGUN = Verdict(MessageState.QUEUED, "not begun", counted=False)
UNREADABLE = Verdict(MessageState.HELD, "unreadable", EventKind.NOTE, held=Held.POISON)


def judge(reply: Reply, *, refusals: int) -> Verdict:
    """`refusals` counts how often the message was put off before."""
    if reply.accepted:
        return ACCEPTED
    if reply.phase is Phase.REPLY and reply.code < 400:
        return IN_DOUBT
    temporary = reply.code < 500
    if reply.phase is Phase.CONNECT or (reply.phase is Phase.MAIL and reply.code in (0, CLOSING)):
        return UNREACHABLE
    if reply.phase is Phase.AUTH:
        return UNREACHABLE if temporary else UNWANTED
    if temporary:
        return _later(refusals)
    refusal = meaning(reply.enhanced, reply.text)
    if reply.phase is Phase.MAIL and refusal is not Refusal.SIZE:
        return UNWANTED
    return REFUSED[refusal]


def _later(refusals: int) -> Verdict:
    return Verdict(MessageState.QUEUED, "later", wait=WAITS[min(refusals, len(WAITS) - 1)])
