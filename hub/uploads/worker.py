"""The process that opens what strangers send: little memory, little time, no network use, no Django.

A file comes by standard input; one line of JSON and the clean bytes go to standard output.
"""

import json
import resource
import sys
from dataclasses import asdict

from hub.uploads.documents import clean_document
from hub.uploads.images import clean_image
from hub.uploads.kinds import MOST_BYTES, CleanFile, Problem, Unfit, kind_of

MEMORY = 900 * 1024 * 1024
CPU_SECONDS = 20


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    try:
        _say(_clean(sys.stdin.buffer.read(MOST_BYTES + 1)))
    except Unfit as error:
        _tell({"problem": error.problem})
    except (MemoryError, RecursionError):
        _tell({"problem": Problem.BROKEN})


def _clean(data: bytes) -> CleanFile:
    if len(data) > MOST_BYTES:
        raise Unfit(Problem.SIZE)
    kind = kind_of(data)
    done = clean_image(data, kind) if kind.is_image else clean_document(data)
    if len(done.data) > 2 * MOST_BYTES:
        raise Unfit(Problem.SIZE)
    return done


def _say(done: CleanFile) -> None:
    facts = asdict(done)
    data = facts.pop("data")
    _tell(facts)
    sys.stdout.buffer.write(data)


def _tell(facts: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(facts).encode() + b"\n")


if __name__ == "__main__":
    main()
