"""What Postfix writes in its log about a message of ours."""

from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from dissemination.models import OutboundMessage

DELAYS = "delay=1, delays=0/0/0/1, "


def stamp(seconds: float = 0) -> str:
    return (timezone.now() + timedelta(seconds=seconds)).isoformat()


def lines_of(message: OutboundMessage, queue: str = "4Xz1Qm5Bq2z9vJ", to: str = "", end: str = "") -> list[str]:
    head, who = f" mx postfix/{{}}[7]: {queue}: ", to or message.to_address
    told = f"to=<{who}>, relay=mx.example.net[192.0.2.7]:25, {DELAYS}"
    end = end or "dsn=2.0.0, status=sent (250 Ok)"
    sender = f"from=<b+{message.envelope_token}@hub.example.org>"
    return [
        f"{stamp(0)}{head.format('cleanup')}message-id={message.rfc_message_id}",
        f"{stamp(1)}{head.format('qmgr')}{sender}, size=9000, nrcpt=1 (queue active)",
        f"{stamp(2)}{head.format('smtp')}{told}dsn=4.7.1, status=deferred (host said: 451 4.7.1 Greylisted)",
        f"{stamp(3)}{head.format('smtp')}{told}{end}",
        f"{stamp(4)}{head.format('qmgr')}removed",
    ]


def write(log: Path, *lines: str, end: str = "\n") -> None:
    with log.open("a") as file:
        file.write("\n".join(lines) + end)
