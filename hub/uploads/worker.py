"""The program that opens what strangers send, apart from all others; no network use, no Django.

A file comes by standard input; one line of JSON and the clean bytes go to standard output.
"""

import json
import sys
from dataclasses import asdict

from hub.uploads.documents import clean_document
from hub.uploads.images import clean_image
from hub.uploads.kinds import MOST_BYTES, CleanFile, Problem, Unfit, kind_of


def main() -> None:
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
