"""Reads a document in a process of its own, which dies before it can hurt this one."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from threading import Timer
from typing import IO, Any

from django.conf import settings

from search.documents.kinds import MOST_BYTES, MOST_WORDS, DocumentKind, Part, Reading, State

SECONDS = 40
MOST_SAID = 8 * MOST_WORDS
"""Bytes of the answer: JSON writes a letter of another script with six."""
COMMAND = (sys.executable, "-m", "search.documents.worker")


def read(file: IO[bytes], name: str) -> Reading:
    """The text of `file`, whose `name` says what it is meant to be. Never raises for what is in the file."""
    ending = name.rpartition(".")[2].lower()
    if ending not in list(DocumentKind):
        return Reading(State.KIND)
    with tempfile.TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        if copy.tell() > MOST_BYTES:
            return Reading(State.SIZE)
        copy.seek(0)
        return _ask(copy, ending)


def _ask(copy: IO[bytes], ending: str) -> Reading:
    with subprocess.Popen(  # noqa: S603 - the command is a constant, the ending one of three
        (*COMMAND, ending),
        stdin=copy,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ.get("PATH", "")},  # nothing secret of the Hub's
    ) as process:
        late = Timer(SECONDS, process.kill)
        late.start()
        said = process.stdout.read(MOST_SAID) if process.stdout else b""
        process.wait()
        late.cancel()
    if process.returncode == 0:
        return _reading(json.loads(said))
    return Reading(State.BROKEN if process.returncode > 0 else State.HEAVY)


def _reading(facts: dict[str, Any]) -> Reading:
    return Reading(**{**facts, "state": State(facts["state"]), "parts": [Part(**part) for part in facts["parts"]]})
