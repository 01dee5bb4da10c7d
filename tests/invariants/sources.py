"""The files of the repository, as the invariants read them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from hub.embedded.places import CLONE

ROOMS = ["hub", "translation", "home", "manual", "initiatives", "research", "dissemination", "search"]


@cache
def tracked() -> tuple[Path, ...]:
    """What is, or is about to be, in the repository."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=CLONE,
        capture_output=True,
        text=True,
        check=True,
    )
    return tuple(CLONE / name for name in listed.stdout.splitlines() if (CLONE / name).is_file())


def modules() -> Iterator[Path]:
    """Python of the rooms, without migrations."""
    for path in tracked():
        if path.suffix == ".py" and path.relative_to(CLONE).parts[0] in ROOMS and "migrations" not in path.parts:
            yield path


def of_tests() -> Iterator[Path]:
    """Python of the tests, what they share included."""
    for path in tracked():
        if path.suffix == ".py" and path.relative_to(CLONE).parts[0] == "tests":
            yield path


def templates() -> Iterator[Path]:
    for path in tracked():
        parts = path.relative_to(CLONE).parts
        if parts[0] in ROOMS and "templates" in parts and path.suffix in {".html", ".txt", ".xml"}:
            yield path


def name(path: Path) -> str:
    return str(path.relative_to(CLONE))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())
