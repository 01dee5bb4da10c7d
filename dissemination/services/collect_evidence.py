"""Read what the relay's log has gained: the catcher's JSON lines or Postfix's own, told apart by the line."""

import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from dissemination.evidence.postfix import Remark, remark
from dissemination.keys import address_hash
from dissemination.models.evidence import EvidenceSource, RelayEvidence, RelayQueue, RelayRemark
from dissemination.models.message import OutboundMessage

RELAY = "relay"
LINES_AT_ONCE = 2000
MOST_WORDS = 2000
BEGINNING = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@dataclass
class Found:
    """What some lines say. `others` are queue ids of mail that is not ours: what else is said of them is let go.

    `taken` are lines of the queue manager with the token of a sender, which is secret until a mail goes out: a
    Message-ID can be computed, so a mail that bears one of ours need not be ours.
    """

    lines: int = 0
    accepted: list[RelayEvidence] = field(default_factory=list)
    queues: list[RelayQueue] = field(default_factory=list)
    remarks: list[RelayRemark] = field(default_factory=list)
    others: set[str] = field(default_factory=set)
    taken: list[tuple[str, str, datetime, RelayRemark]] = field(default_factory=list)

    def save(self) -> int:
        """Returns how many rows it was."""
        self._sort_by_sender()
        ours = [row for row in self.remarks if row.queue_id not in self.others]
        RelayEvidence.objects.bulk_create(self.accepted, ignore_conflicts=True)
        RelayQueue.objects.bulk_create(self.queues, ignore_conflicts=True)
        RelayRemark.objects.bulk_create(ours, ignore_conflicts=True)
        return len(self.accepted) + len(self.queues) + len(ours)

    def _sort_by_sender(self) -> None:
        """A known token proves, and names a mail as well: a log may lose the line with its Message-ID."""
        tokens = {token for _queue, token, _at, _remark in self.taken}
        known = dict(OutboundMessage.objects.filter(envelope_token__in=tokens).values_list("envelope_token", "pk"))
        for queue, token, at, said in self.taken:
            ours = known.get(token)
            if ours is None:
                self.others.add(queue)
                continue
            self.queues.append(RelayQueue(source=RELAY, queue_id=queue, message_id=ours, named_at=at))
            self.accepted.append(RelayEvidence(message_id=ours, source=RELAY, queue_id=f"{queue}:{ours}", seen_at=at))
            if said.event:
                self.remarks.append(said)


def collect_evidence(*, log: Path | None = None) -> int:
    """Returns how many lines were new. A log that cannot be read leaves `read_at` as it was: silence is no evidence."""
    path = log or Path(settings.HUB_RELAY_LOG)
    found = 0
    with transaction.atomic():
        source, _made = EvidenceSource.objects.select_for_update().get_or_create(
            name=RELAY, defaults={"whole_since": BEGINNING}
        )
        began = timezone.now()
        try:
            with path.open("rb") as file:
                found += _rest_of_the_last(source, path)
                _find_place(source, path, file)
                found += _read(file)
                source.offset = file.tell()
        except OSError:
            return 0
        source.read_at = began
        source.save()
    return found


def _rest_of_the_last(source: EvidenceSource, path: Path) -> int:
    """What was written after the last reading and before the log was put away beside the new one."""
    if not source.inode or path.stat().st_ino == source.inode:
        return 0
    for beside in path.parent.glob(f"{path.name}[.-]*"):
        stat = beside.stat()
        if stat.st_ino == source.inode and stat.st_size > source.offset:
            with beside.open("rb") as file:
                file.seek(source.offset)
                return _read(file)
    return 0


def _find_place(source: EvidenceSource, path: Path, file: IO[bytes]) -> None:
    """Go on where the last reading ended; another file means that lines between may be missing."""
    stat = path.stat()
    if source.inode and (source.inode != stat.st_ino or stat.st_size < source.offset):
        source.offset, source.whole_since = 0, timezone.now()
    source.inode = stat.st_ino
    file.seek(source.offset)


def _read(file: IO[bytes]) -> int:
    return sum(found.save() for found in _chunks(file))


def _chunks(file: IO[bytes]) -> Iterator[Found]:
    found = Found()
    while line := file.readline():
        if not line.endswith(b"\n"):
            file.seek(-len(line), 1)  # still being written
            break
        _sort(line.decode("utf-8", "replace").strip(), found)
        if found.lines == LINES_AT_ONCE:
            yield found
            found = Found()
    yield found


def _sort(line: str, found: Found) -> None:
    """What is no line of a relay, or says nothing, is passed over."""
    found.lines += 1
    if line.startswith("{"):
        row = _caught(line)
        if row:
            found.accepted.append(row)
        return
    said = remark(
        line,
        now=timezone.now(),
        zone=timezone.get_default_timezone(),
        hops=frozenset(name.lower() for name in settings.HUB_RELAY_HOPS),
    )
    if said is None:
        return
    if said.message:
        ours = _ours(said.message)
        if ours:
            found.queues.append(RelayQueue(source=RELAY, queue_id=said.queue, message_id=ours, named_at=said.at))
        else:
            found.others.add(said.queue)
        return
    if not said.recipient:
        ours_too = re.fullmatch(rf"b\+([0-9a-f]+)@{re.escape(settings.HUB_MAIL_DOMAIN)}", said.sender)
        if ours_too:
            found.taken.append((said.queue, ours_too[1], said.at, _row(line, said)))
        else:
            found.others.add(said.queue)
        return
    found.remarks.append(_row(line, said))


def _row(line: str, said: Remark) -> RelayRemark:
    return RelayRemark(
        fingerprint=hashlib.sha256(line.encode()).hexdigest(),
        source=RELAY,
        queue_id=said.queue,
        said_at=said.at,
        event=said.event,
        recipient_hash=address_hash(said.recipient) if said.recipient else None,
        enhanced=said.enhanced[:12],
        refusal=said.refusal,
        words=said.words[:MOST_WORDS],
    )


def _caught(line: str) -> RelayEvidence | None:
    """None for a line about another's mail, or one that says nothing."""
    try:
        entry = json.loads(line)
        ours = _ours(entry["message_id"])
        if not ours:
            return None
        return RelayEvidence(
            message_id=ours,
            source=RELAY,
            queue_id=str(entry["queue_id"])[:80],
            seen_at=parse_datetime(entry["received_at"]) or timezone.now(),
        )
    except (ValueError, KeyError, TypeError):
        return None


def _ours(message_id: str) -> UUID | None:
    found = re.fullmatch(rf"<([0-9a-f-]{{36}})@{re.escape(settings.HUB_MAIL_DOMAIN)}>", message_id)
    try:
        return UUID(found[1]) if found else None
    except ValueError:
        return None
