"""Cleans a file that somebody handed in, in a process of its own that dies before it can hurt this one."""

import json
import os
import subprocess
import sys

from django.conf import settings

from hub.uploads.errors import RefusedUpload
from hub.uploads.kinds import MOST_BYTES, CleanFile, FileKind, Problem

SECONDS = 40
COMMAND = (sys.executable, "-m", "hub.uploads.worker")


def clean(data: bytes) -> CleanFile:
    """The file without all that it does not show. Raises RefusedUpload."""
    if len(data) > MOST_BYTES:
        raise RefusedUpload(Problem.SIZE)
    try:
        done = subprocess.run(  # noqa: S603 - the command is a constant
            COMMAND,
            input=data,
            capture_output=True,
            timeout=SECONDS,
            cwd=settings.BASE_DIR,
            env={"PATH": os.environ.get("PATH", "")},  # nothing secret of the Hub's
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise RefusedUpload(Problem.BROKEN) from error
    line, _end, cleaned = done.stdout.partition(b"\n")
    if done.returncode != 0 or not line:
        raise RefusedUpload(Problem.BROKEN)
    facts = json.loads(line)
    if "problem" in facts:
        raise RefusedUpload(Problem(facts["problem"]))
    return CleanFile(**{**facts, "kind": FileKind(facts["kind"])}, data=cleaned)
