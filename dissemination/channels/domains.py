"""What answers say about a whole domain, not about one of its mailboxes (dissemination.md 4.6)."""

from collections import Counter
from dataclasses import dataclass, field

from dissemination.channels.base import Phase, Reply
from dissemination.channels.replies import Verdict
from dissemination.models.message import Held

REFUSALS = 3
"""So many messages put off and none accepted: the domain, or the way to it, is too busy for us."""

MAILBOXES = 3
"""So many mailboxes of a domain that our mail was blocked for: not this or that rule of one of them, but the domain."""

OF_ONE_MAILBOX = frozenset({"5.7.124", "5.7.129", "5.7.133", "5.7.134", "5.7.135", "5.7.136"})
"""Exchange: a list or a mailbox takes mail of its own people only; the rest of the domain takes ours."""

NOT_BUSY = ("4.1.", "4.2.", "4.3.4", "4.5.", "4.6.")
"""Put off for what the mailbox or the message is, such as a full mailbox."""


def is_too_busy(reply: Reply) -> bool:
    spoke = reply.phase in (Phase.RCPT, Phase.DATA, Phase.REPLY) and 400 <= reply.code < 500
    return spoke and not reply.enhanced.startswith(NOT_BUSY)


def blocks_us(reply: Reply, verdict: Verdict) -> bool:
    return verdict.held == Held.POLICY and reply.enhanced not in OF_ONE_MAILBOX


def in_short(reply: Reply) -> str:
    """Phase and codes, without the words, which may name an address."""
    return f"{reply.phase} {reply.code} {reply.enhanced}".strip()


@dataclass
class Domains:
    """What one batch has learned about the domains in it, each with the answer that told.

    `blocking` are those with a mailbox that our mail was blocked for; whether a domain is held, `heed_domains` judges.
    """

    heeds_blocks: bool = True

    slow: dict[str, str] = field(default_factory=dict)
    blocking: dict[str, str] = field(default_factory=dict)
    _accepted: set[str] = field(default_factory=set)
    _blocked: dict[str, set[str]] = field(default_factory=dict)
    _put_off: Counter[str] = field(default_factory=Counter)

    def hear(self, address: str, reply: Reply, verdict: Verdict, *, is_slow: bool) -> None:
        """A domain that is slow already need not refuse more than one."""
        domain = address.rpartition("@")[2]
        if reply.accepted:
            self._accepted.add(domain)
            self.slow.pop(domain, None)
        elif blocks_us(reply, verdict):
            if self.heeds_blocks:
                self.blocking[domain] = in_short(reply)
                self._blocked.setdefault(domain, set()).add(address)
        elif is_too_busy(reply):
            self._put_off[domain] += 1
            enough = self._put_off[domain] >= (1 if is_slow else REFUSALS)
            if enough and domain not in self._accepted:
                self.slow[domain] = in_short(reply)

    def is_over(self, domain: str) -> bool:
        """Nothing more of this batch may go there."""
        return domain in self.slow or len(self._blocked.get(domain, ())) >= MAILBOXES
