"""Many files in one: written the same for the same state, read within limits and never unpacked to a disk."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from translation.exchange import po, xliff
from translation.exchange.unit import ReadFile, Unreadable

UPLOADED, UNPACKED, ENTRIES = 20_000_000, 50_000_000, 3_000
READERS = {".po": po.read, ".xlf": xliff.read, ".xliff": xliff.read}
EPOCH = (1980, 1, 1, 0, 0, 0)


def write(files: Iterable[tuple[str, bytes]]) -> bytes:
    """An archive of (name, content)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files:
            entry = zipfile.ZipInfo(name, EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return out.getvalue()


def read(name: str, data: bytes) -> Iterator[tuple[str, list[ReadFile]]]:
    """Every file of an upload with its pages, one at a time; `Unreadable` for the first that cannot be read."""
    if len(data) > UPLOADED:
        raise Unreadable(_("The file is larger than 20 MB."))
    if data.startswith(b"PK\x03\x04"):
        for inner, content in _entries(data):
            yield inner, _one(inner, content)
    else:
        yield name, _one(name, data)


def _one(name: str, data: bytes) -> list[ReadFile]:
    reader = READERS.get(PurePosixPath(name.lower()).suffix)
    if reader is None:
        raise Unreadable(_("%(name)s is no PO, XLIFF or zip file.") % {"name": name})
    try:
        return reader(data)
    except Unreadable as error:
        raise Unreadable(f"{name}: {error}") from error


def _entries(data: bytes) -> Iterator[tuple[str, bytes]]:
    room = UNPACKED
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not _is_furniture(entry)]
            if len(entries) > ENTRIES:
                raise Unreadable(_("The archive holds more than %(count)d files.") % {"count": ENTRIES})
            for entry in sorted(entries, key=lambda entry: entry.filename):
                with archive.open(entry) as file:
                    content = file.read(room + 1)
                room -= len(content)
                if room < 0:
                    raise Unreadable(_("The archive unpacks to more than 50 MB."))
                yield entry.filename, content
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Unreadable(_("The archive is broken, or locked with a password.")) from error


def _is_furniture(entry: zipfile.ZipInfo) -> bool:
    """Folders, and what file managers add."""
    parts = PurePosixPath(entry.filename).parts
    return entry.is_dir() or "__MACOSX" in parts or (parts[-1:] and parts[-1].startswith("."))
