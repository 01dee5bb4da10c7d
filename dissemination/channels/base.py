"""The port of a channel: what the ledger hands over, and what it is told."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class Phase(StrEnum):
    """Where in the conversation with a relay something was said, or nothing more."""

    CONNECT = "connect"
    AUTH = "auth"
    MAIL = "mail"
    RCPT = "rcpt"
    DATA = "data"
    REPLY = "reply"  # after the final dot: from here on silence means doubt


@dataclass(frozen=True)
class Letter:
    """One message as it goes over the wire."""

    sender: str
    recipient: str
    content: bytes
    envelope_id: str = ""  # comes back in delivery reports, where the relay offers them


@dataclass(frozen=True)
class Reply:
    """The last word. `code` 0: the connection was lost in that phase."""

    phase: Phase
    code: int
    enhanced: str = ""
    text: str = ""

    @property
    def accepted(self) -> bool:
        return self.phase is Phase.REPLY and 200 <= self.code < 300


class Channel(Protocol):
    def send(self, letter: Letter) -> Reply:
        """Hand one letter over and say what was answered; never raises for what a relay does."""
        ...

    def close(self) -> None:
        """End what is open."""
        ...

    @property
    def longest(self) -> float:
        """Seconds that one letter may take at most; a lease must outlive it."""
        ...
