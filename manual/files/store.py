"""Writing a built file so that a kill leaves nothing half written, and nothing ever written over."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from hub.faultpoints import crashpoint
from manual.models import Impression

FOLDER = "editions"
UNFINISHED = ".part"


@dataclass(frozen=True)
class Stored:
    path: str
    size: int
    sha256: str


def folder(impression: Impression) -> str:
    """Where the files of an impression lie, below MEDIA_ROOT; no public address leads there."""
    return f"{FOLDER}/{impression.edition.number}/{impression.language}/{impression.number}"


def store(impression: Impression, name: str, content: bytes) -> Stored:
    """Write to a temporary name, flush to the disk, then give the file its name, which begins with its hash.

    So a builder that was thought dead can never change the bytes of a file that another has published.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    relative = f"{folder(impression)}/{sha256[:16]}-{name}"
    target = place(relative)
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + UNFINISHED)
    with draft.open("wb") as file:
        file.write(content)
        crashpoint("edition-written")
        file.flush()
        os.fsync(file.fileno())
    crashpoint("edition-flushed")
    draft.replace(target)
    crashpoint("edition-named")
    _flush_folders(target.parent)
    return Stored(relative, len(content), sha256)


def place(path: str) -> Path:
    return Path(settings.MEDIA_ROOT) / path


def sweep(impression: Impression) -> None:
    """Remove what builders that died left of an impression that is built: whatever in its folder has no row."""
    kept = set(impression.files.values_list("path", flat=True))
    for path in place(folder(impression)).glob("*"):
        if f"{folder(impression)}/{path.name}" not in kept:
            path.unlink(missing_ok=True)


def _flush_folders(path: Path) -> None:
    """The folder and those above it that may be new, up to MEDIA_ROOT."""
    while True:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        if path == Path(settings.MEDIA_ROOT) or path == path.parent:
            return
        path = path.parent
