"""The key of a study: a file beside the database, in no dump of it, destroyed after the last wave."""

import os
import secrets
from pathlib import Path
from uuid import UUID

from django.conf import settings

LENGTH = 32


class KeyGoneError(LookupError):
    """The study has no key: it was destroyed or lost. Nobody can be paired any more; everything else goes on."""


def make(study: UUID) -> None:
    """Make the key, unless there is one. Written whole or not at all, read by the Hub's own user alone."""
    path = _path(study)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = path.with_suffix(f".{secrets.token_hex(4)}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(secrets.token_bytes(LENGTH))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(fresh, path)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()


def read(study: UUID) -> bytes:
    """The key. Raises KeyGoneError."""
    try:
        key = _path(study).read_bytes()
    except FileNotFoundError as error:
        raise KeyGoneError(study) from error
    if len(key) != LENGTH:
        raise KeyGoneError(study)
    return key


def destroy(study: UUID) -> bool:
    """Overwrite and delete the key; whether there was one. Copies in backups are the administrator's to delete."""
    path = _path(study)
    try:
        with path.open("r+b") as file:
            file.write(secrets.token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())
        path.unlink()
    except FileNotFoundError:
        return False
    return True


def _path(study: UUID) -> Path:
    return Path(settings.HUB_PAIRING_KEYS) / f"{study.hex}.key"
