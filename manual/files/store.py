"""Writing a built file so that a kill leaves nothing half written under its name."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

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
    """Write to a temporary name, hash, flush to the disk, then give the file its name."""
    relative = f"{folder(impression)}/{name}"
    target = Path(settings.MEDIA_ROOT) / relative
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(target.name + UNFINISHED)
    with draft.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    _flush_folder(target.parent)
    return Stored(relative, len(content), hashlib.sha256(content).hexdigest())


def place(path: str) -> Path:
    return Path(settings.MEDIA_ROOT) / path


def _flush_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
