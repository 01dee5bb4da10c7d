"""The table of answers (dissemination.md 4.6), a row a test."""

from datetime import timedelta

import pytest

from dissemination.channels.base import Phase, Reply
from dissemination.channels.replies import WAITS, RelayAction, judge

TABLE = {
    "connect refused": (Reply(Phase.CONNECT, 0, "", "refused"), "queued", "", "close", False),
    "banner 421": (Reply(Phase.CONNECT, 421, "4.3.2", "later"), "queued", "", "close", False),
    "no TLS": (Reply(Phase.CONNECT, 0, "", "certificate verify failed"), "queued", "", "close", False),
    "banner 554": (Reply(Phase.CONNECT, 554, "5.7.1", "no"), "queued", "", "close", False),
    "auth 535": (Reply(Phase.AUTH, 535, "5.7.8", "no"), "queued", "", "pause", False),
    "auth 530": (Reply(Phase.AUTH, 530, "5.7.0", "no"), "queued", "", "pause", False),
    "auth 534": (Reply(Phase.AUTH, 534, "5.7.9", "no"), "queued", "", "pause", False),
    "auth 454": (Reply(Phase.AUTH, 454, "4.7.0", "later"), "queued", "", "close", False),
    "mail 421": (Reply(Phase.MAIL, 421, "4.4.2", "timeout"), "queued", "", "close", False),
    "mail 451": (Reply(Phase.MAIL, 451, "4.3.0", "later"), "queued", "", "", True),
    "mail 550 SPF": (Reply(Phase.MAIL, 550, "5.7.1", "SPF"), "queued", "", "pause", False),
    "mail 552 too big": (Reply(Phase.MAIL, 552, "5.3.4", "size"), "failed", "blocked", "", True),
    "rcpt 450": (Reply(Phase.RCPT, 450, "4.2.0", "greylisted"), "queued", "", "", True),
    "rcpt 451": (Reply(Phase.RCPT, 451, "4.7.1", "greylisted"), "queued", "", "", True),
    "rcpt 452": (Reply(Phase.RCPT, 452, "4.2.2", "full for now"), "queued", "", "", True),
    "rcpt cut": (Reply(Phase.RCPT, 0, "", "cut"), "queued", "", "", True),
    **{
        f"rcpt {code}": (Reply(Phase.RCPT, 550, code, "no"), "failed", "bounced_hard", "", True)
        for code in ("5.1.1", "5.1.2", "5.1.3", "5.1.10", "5.2.1")
    },
    "full": (Reply(Phase.RCPT, 552, "5.2.2", "full"), "failed", "bounced_soft", "", True),
    "5.4.x": (Reply(Phase.RCPT, 550, "5.4.4", "no route"), "failed", "bounced_soft", "", True),
    "too big 5.3.4": (Reply(Phase.REPLY, 552, "5.3.4", "too big"), "failed", "blocked", "", True),
    "too big 5.2.3": (Reply(Phase.REPLY, 552, "5.2.3", "too long"), "failed", "blocked", "", True),
    "too big in words": (Reply(Phase.REPLY, 552, "", "Message size exceeds limit"), "failed", "blocked", "", True),
    "blocked 5.7.1": (Reply(Phase.RCPT, 550, "5.7.1", "no"), "held", "note", "", True),
    "blocked 5.7.26": (Reply(Phase.REPLY, 550, "5.7.26", "no"), "held", "note", "", True),
    "spam in words": (Reply(Phase.REPLY, 554, "", "looks like spam"), "held", "note", "", True),
    "blocked in words": (Reply(Phase.RCPT, 554, "5.0.0", "your host is blacklisted"), "held", "note", "", True),
    "nobody in words": (Reply(Phase.RCPT, 550, "", "No such user"), "failed", "bounced_hard", "", True),
    "unexplained": (Reply(Phase.RCPT, 550, "", "Requested action not taken"), "failed", "bounced_soft", "", True),
    "data 451": (Reply(Phase.DATA, 451, "4.3.0", "later"), "queued", "", "", True),
    "data 554": (Reply(Phase.DATA, 554, "5.5.1", "no valid recipients"), "failed", "bounced_soft", "", True),
    "reply 452 disk full": (Reply(Phase.REPLY, 452, "4.3.1", "disk full"), "queued", "", "", True),
    "reply 550": (Reply(Phase.REPLY, 550, "5.1.1", "no"), "failed", "bounced_hard", "", True),
    "cut after the letter": (Reply(Phase.REPLY, 0, "", "cut"), "in_doubt", "in_doubt", "", True),
    "odd after the letter": (Reply(Phase.REPLY, 354, "", "?"), "in_doubt", "in_doubt", "", True),
    "taken": (Reply(Phase.REPLY, 250, "2.0.0", "ok"), "accepted", "accepted", "", True),
}


@pytest.mark.parametrize("row", sorted(TABLE))
def test_what_an_answer_means(row: str) -> None:
    reply, state, event, relay, counted = TABLE[row]
    verdict = judge(reply, refusals=0)
    assert (verdict.state, verdict.event, verdict.relay, verdict.counted) == (state, event, RelayAction(relay), counted)


def test_each_refusal_for_now_waits_longer_than_the_last() -> None:
    reply = Reply(Phase.RCPT, 451, "4.7.1", "later")
    waits = [judge(reply, refusals=refusals).wait for refusals in range(9)]
    assert waits == [*WAITS, WAITS[-1], WAITS[-1]]
    assert waits[0] == timedelta(minutes=5) and sorted(waits) == waits
