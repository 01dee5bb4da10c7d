"""Reads a document in a process of its own."""

import json
import shutil
import tempfile
from typing import IO, Any

from hub.apart.run import Bounds, End, run
from search.documents.kinds import MOST_BYTES, MOST_WORDS, DocumentKind, Part, Reading, State

WORKER = "search.documents.worker"
BOUNDS = Bounds(
    seconds=40,
    cpu_seconds=10,
    megabytes=256,
    output=8 * MOST_WORDS,  # JSON writes a letter of another script with six
)
ENDED = {End.FAILED: State.BROKEN, End.STOPPED: State.HEAVY}


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
        done = run(WORKER, ending, given=copy, bounds=BOUNDS)
    return _reading(json.loads(done.said)) if done.end is End.DONE else Reading(ENDED[done.end])


def _reading(facts: dict[str, Any]) -> Reading:
    return Reading(**{**facts, "state": State(facts["state"]), "parts": [Part(**part) for part in facts["parts"]]})
