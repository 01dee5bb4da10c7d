"""Kinds of messages, and what each of them wants when something goes wrong."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Lane(StrEnum):
    """What may not wait for what; each lane has a queue of the same name."""

    URGENT = "urgent"
    NORMAL = "normal"
    BULK = "bulk"


class Unknown(StrEnum):
    """What becomes of a message whose fate no evidence tells."""

    RESEND = "resend"  # once, under the same Message-ID: a rare double beats silence
    ASK = "ask"  # an officer decides
    DROP = "drop"  # better none than two


@dataclass(frozen=True)
class Kind:
    """The policy of one kind."""

    lane: Lane = Lane.NORMAL
    unknown: Unknown = Unknown.RESEND
    lives: timedelta = timedelta(days=3)
    scope: str = ""  # suppression that stops it besides "all"
    keeps_text: bool = False  # else the text is gone once the relay has accepted it


KINDS: dict[str, Kind] = {
    "service": Kind(lane=Lane.URGENT, lives=timedelta(hours=12)),
    # Whoever unsubscribed may come back, by their own act: only what stops everything stops this.
    "optin": Kind(lane=Lane.URGENT, lives=timedelta(days=1)),
    "distribution": Kind(unknown=Unknown.ASK, lives=timedelta(days=5), scope="distribution", keeps_text=True),
    # Whoever works by a text that was corrected or withdrawn must know at once; a rare double beats silence.
    "correction": Kind(lane=Lane.URGENT, lives=timedelta(days=5), scope="distribution", keeps_text=True),
    # In the lane of what it must precede: the older goes first there, and a list of thousands delays no password.
    # An officer has subscribed them: they are told before the first digest.
    "entered": Kind(lane=Lane.URGENT, lives=timedelta(days=30), scope="digest", keeps_text=True),
    "information": Kind(lives=timedelta(days=30), scope="distribution", keeps_text=True),
    "review": Kind(unknown=Unknown.DROP, lives=timedelta(days=5), scope="distribution", keeps_text=True),
    "reminder": Kind(unknown=Unknown.DROP, lives=timedelta(days=5), scope="distribution", keeps_text=True),
    # The eve of a training: afterwards it helps nobody.
    "training-reminder": Kind(unknown=Unknown.DROP, lives=timedelta(hours=12)),
    # An officer looks at what would go out: again at the next press of the button, never by itself.
    "test": Kind(lane=Lane.URGENT, unknown=Unknown.DROP, lives=timedelta(hours=12)),
    "digest": Kind(lane=Lane.BULK, lives=timedelta(days=1), scope="digest", keeps_text=True),
    "immediate": Kind(scope="digest", keeps_text=True),
}
OTHER = Kind()
DIGESTS = frozenset(name for name, kind in KINDS.items() if kind.scope == "digest")
"""What subscribers are sent of their subscriptions."""


def policy(kind: str) -> Kind:
    """A kind that is not named here is a notice of some room: sent once more, its text not kept."""
    return KINDS.get(kind, OTHER)
