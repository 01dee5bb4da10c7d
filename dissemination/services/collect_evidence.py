"""Read what the relay's log has gained: one JSON line for each accepted message."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import IO
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from dissemination.models.evidence import EvidenceSource, RelayEvidence

RELAY = "relay"
LINES_AT_ONCE = 2000
BEGINNING = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


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
                _find_place(source, path, file)
                for rows in _chunks(file):
                    RelayEvidence.objects.bulk_create(rows, ignore_conflicts=True)
                    found += len(rows)
                source.offset = file.tell()
        except OSError:
            return 0
        source.read_at = began
        source.save()
    return found


def _find_place(source: EvidenceSource, path: Path, file: IO[bytes]) -> None:
    """Go on where the last reading ended; another file means that lines between may be missing."""
    stat = path.stat()
    if source.inode and (source.inode != stat.st_ino or stat.st_size < source.offset):
        source.offset, source.whole_since = 0, timezone.now()
    source.inode = stat.st_ino
    file.seek(source.offset)


def _chunks(file: IO[bytes]) -> Iterator[list[RelayEvidence]]:
    rows: list[RelayEvidence] = []
    while line := file.readline():
        if not line.endswith(b"\n"):
            file.seek(-len(line), 1)  # still being written
            break
        row = _row(line)
        if row:
            rows.append(row)
        if len(rows) == LINES_AT_ONCE:
            yield rows
            rows = []
    yield rows


def _row(line: bytes) -> RelayEvidence | None:
    """None for a line about another's mail, or one that says nothing."""
    try:
        entry = json.loads(line)
        ours = re.fullmatch(rf"<([0-9a-f-]{{36}})@{re.escape(settings.HUB_MAIL_DOMAIN)}>", entry["message_id"])
        if not ours:
            return None
        return RelayEvidence(
            message_id=UUID(ours[1]),
            source=RELAY,
            queue_id=str(entry["queue_id"])[:80],
            seen_at=parse_datetime(entry["received_at"]) or timezone.now(),
        )
    except (ValueError, KeyError, TypeError):
        return None
