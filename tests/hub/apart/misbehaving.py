"""A program that does what its first word says: what a file could make the Hub's own programs do. No test."""

import json
import os
import signal
import sys
import time
from pathlib import Path


def main() -> None:
    match sys.argv[1:]:
        case ["echo", *words]:
            sys.stdout.write(" ".join([*words, sys.stdin.read()]))
        case ["environment"]:
            json.dump(sorted(os.environ), sys.stdout)
        case ["modules"]:
            json.dump(sorted(sys.modules), sys.stdout)
        case ["sleep"]:
            time.sleep(60)
        case ["spin"]:
            while True:
                pass
        case ["grow"]:
            sys.stdout.write(str(len(bytearray(500 * 1024 * 1024))))
        case ["write", path]:
            Path(path).write_text("x")
        case ["talk", length]:
            sys.stdout.write("x" * int(length))
        case ["die"]:
            os.kill(os.getpid(), signal.SIGKILL)
        case ["fail"]:
            sys.stdout.write("half an answer")
            sys.exit("somebody's words")


main()
