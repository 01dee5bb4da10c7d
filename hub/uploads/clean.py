"""Cleans a file that somebody handed in, in a process of its own."""

import json

from hub.apart.run import Bounds, End, run
from hub.uploads.errors import RefusedUpload
from hub.uploads.kinds import MOST_BYTES, CleanFile, FileKind, Problem

WORKER = "hub.uploads.worker"
FACTS = 1024 * 1024
"""Bytes of what is said of a file: JSON writes a letter of another script with six or twelve."""
BOUNDS = Bounds(seconds=40, cpu_seconds=20, megabytes=900, output=FACTS + 2 * MOST_BYTES)


def clean(data: bytes) -> CleanFile:
    """The file without all that it does not show. Raises RefusedUpload."""
    if len(data) > MOST_BYTES:
        raise RefusedUpload(Problem.SIZE)
    done = run(WORKER, given=data, bounds=BOUNDS)
    line, _end, cleaned = done.said.partition(b"\n")
    if done.end is not End.DONE or not line:
        raise RefusedUpload(Problem.BROKEN)
    facts = json.loads(line)
    if "problem" in facts:
        raise RefusedUpload(Problem(facts["problem"]))
    return CleanFile(**{**facts, "kind": FileKind(facts["kind"])}, data=cleaned)
