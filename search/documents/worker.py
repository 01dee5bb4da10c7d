"""The program that opens documents, apart from all others; no Django.

A file is its standard input, the ending of its name its argument; one JSON object goes to standard output.
"""

import json
import sys
import zipfile
from dataclasses import asdict
from typing import BinaryIO

from search.documents.kinds import MOST_BYTES, DocumentKind, Reading, State, Unreadable
from search.documents.pdf import read_pdf
from search.documents.written import read_written

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""First bytes of what office programs make of a document with a password (ECMA-376, part 2: [MS-OFFCRYPTO])."""
ODT = b"application/vnd.oasis.opendocument.text"


def main() -> None:
    try:
        reading = _read(sys.stdin.buffer, sys.argv[1])
    except Unreadable as error:
        reading = Reading(error.state)
    except MemoryError:
        reading = Reading(State.HEAVY)
    json.dump(asdict(reading), sys.stdout)


def _read(stream: BinaryIO, ending: str) -> Reading:
    if stream.seek(0, 2) > MOST_BYTES:
        raise Unreadable(State.SIZE)
    stream.seek(0)
    kind = _kind(stream, ending)
    if kind != ending:
        raise Unreadable(State.LYING)
    stream.seek(0)
    return read_pdf(stream) if kind is DocumentKind.PDF else read_written(stream, kind)


def _kind(stream: BinaryIO, ending: str) -> DocumentKind:
    """What the file is by its content. Raises Unreadable."""
    start = stream.read(1024)
    if b"%PDF-" in start:
        return DocumentKind.PDF
    if start.startswith(OLE) and ending == DocumentKind.DOCX:
        raise Unreadable(State.LOCKED)
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
            if "word/document.xml" in names:
                return DocumentKind.DOCX
            if "mimetype" in names and archive.open("mimetype").read(len(ODT) + 1).strip() == ODT:
                return DocumentKind.ODT
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, RuntimeError) as error:
        raise Unreadable(State.LYING) from error
    raise Unreadable(State.LYING)


if __name__ == "__main__":
    main()
