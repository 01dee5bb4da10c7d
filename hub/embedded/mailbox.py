"""What the catcher keeps: each message as received, and the relay log that says it was accepted.

A message counts as accepted when its line stands in the log: the text is on the disk before the line,
the line before the answer 250, and a start after a crash finishes or forgets what lies between.
"""

import itertools
import json
import os
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from pathlib import Path


@dataclass(frozen=True)
class Accepted:
    """One line of the relay log."""

    received_at: str
    queue_id: str
    message_id: str
    envelope_from: str
    envelope_to: list[str]


class Mailbox:
    """A folder of `.eml` files with its `relay.log`; one process writes, any may read.

    Mail to `name+token@<own_domain>` is put into the Maildir `home`, too, as a server does for the Hub's own addresses.
    """

    def __init__(self, folder: Path, home: Path | None = None, own_domain: str = "") -> None:
        self.folder = folder
        self._home = home
        self._own_domain = own_domain
        self.log = folder / "relay.log"
        self._writing = threading.Lock()
        self._numbers = itertools.count()

    def open(self) -> None:
        self.folder.mkdir(parents=True, exist_ok=True)
        if self._home is not None:
            for name in ("tmp", "new", "cur"):
                (self._home / name).mkdir(parents=True, exist_ok=True)
        self.log.touch()  # an empty log says that nothing was accepted, a missing one says nothing
        self._cut_torn_line()
        known = {entry.queue_id for entry in self.entries()}
        for part in self.folder.glob("*.part"):
            if part.stem in known:
                part.rename(part.with_suffix(".eml"))
            else:
                part.unlink()

    def accept(self, sender: str, recipients: Sequence[str], content: bytes) -> Accepted:
        """Everything is on the disk when this returns."""
        headers = BytesHeaderParser(policy=policy.default).parsebytes(content)
        with self._writing:
            entry = Accepted(
                received_at=datetime.now(UTC).isoformat(timespec="milliseconds"),
                queue_id=f"{time.time_ns() // 1_000_000:012x}{next(self._numbers) % 65536:04x}",
                message_id=str(headers.get("Message-ID", "")).strip(),
                envelope_from=sender,
                envelope_to=list(recipients),
            )
            part = self.folder / f"{entry.queue_id}.part"
            _write_through(part, content)
            _write_through(self.log, json.dumps(asdict(entry)).encode() + b"\n")
            part.rename(self.path(entry.queue_id))
            _sync_folder(self.folder)
        self._deliver(entry, content)
        return entry

    def _deliver(self, entry: Accepted, content: bytes) -> None:
        for number, address in enumerate(entry.envelope_to):
            local, _at, domain = address.rpartition("@")
            if self._home is None or domain.lower() != self._own_domain or "+" not in local:
                continue
            draft = self._home / "tmp" / f"{entry.queue_id}.{number}.catcher"
            draft.write_bytes(f"Delivered-To: {address}\n".encode() + content)
            draft.rename(self._home / "new" / draft.name)

    def entries(self) -> Iterator[Accepted]:
        """In the order of arrival; a line still being written is left for the next reading."""
        if not self.log.is_file():
            return
        with self.log.open("rb") as lines:
            for line in lines:
                if line.endswith(b"\n"):
                    yield Accepted(**json.loads(line))

    def path(self, queue_id: str) -> Path:
        return self.folder / f"{queue_id}.eml"

    def message(self, queue_id: str) -> EmailMessage | None:
        """None for a name that is no message of this box."""
        if not queue_id.isalnum() or not self.path(queue_id).is_file():
            return None
        return BytesParser(policy=policy.default).parsebytes(self.path(queue_id).read_bytes())

    def _cut_torn_line(self) -> None:
        if not self.log.is_file():
            return
        written = self.log.read_bytes()
        whole = written.rfind(b"\n") + 1
        if whole != len(written):
            os.truncate(self.log, whole)


def body(message: EmailMessage, kind: str) -> str:
    """The text or HTML part, empty when there is none."""
    part = message.get_body(preferencelist=(kind,))
    return str(part.get_content()) if part else ""


def headers(message: EmailMessage) -> dict[str, str]:
    """Decoded; a header that stands several times has one line for each."""
    found: dict[str, str] = {}
    for name, value in message.items():
        found[name] = f"{found[name]}\n{value}" if name in found else str(value)
    return found


def _write_through(path: Path, content: bytes) -> None:
    with path.open("ab") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
