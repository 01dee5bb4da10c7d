"""`make lint`: every check that needs no test run, all of them to the end, then a line for each."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

CLONE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(CLONE))

from tests.rig import services  # noqa: E402 - the clone is on the path only now

BIN = Path(sys.executable).parent
ROOMS = ["hub", "translation", "home", "manual", "initiatives", "research", "dissemination", "search"]
SECRET = "lint-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "hub.settings.production",
    "SECRET_KEY": SECRET,
    "SUPPRESSION_KEY": SECRET[::-1],
    "ALLOWED_HOSTS": "hub.example.org",
    "DATABASE_URL": "postgres://hub@localhost/hub",
    "REDIS_URL": "redis://localhost/0",
    "PUBLIC_URL": "https://hub.example.org",
}
TEST = {"DJANGO_SETTINGS_MODULE": "hub.settings.test"}


@dataclass(frozen=True)
class Check:
    name: str
    command: list[str]
    environment: dict[str, str]


def tool(name: str, *arguments: str) -> list[str]:
    return [str(BIN / name), *arguments]


def manage(*arguments: str) -> list[str]:
    return [sys.executable, "manage.py", *arguments]


CHECKS = [
    Check("style", tool("ruff", "check", "."), {}),
    Check("format", tool("ruff", "format", "--check", "."), {}),
    Check("types", tool("mypy"), TEST),
    Check("layers", tool("lint-imports", "--no-logo"), {}),
    Check("templates", tool("djlint", "--lint", "--quiet", *ROOMS), {}),
    Check("migrations complete", manage("makemigrations", "--check", "--dry-run"), TEST),
    Check("migrations safe", [sys.executable, "tests/migrations.py"], TEST),
    Check("catalogues", [sys.executable, "tests/catalogues.py", "check"], {}),
    Check("production", manage("check", "--deploy", "--fail-level", "WARNING"), PRODUCTION),
]


def run(check: Check) -> tuple[Check, int, str, float]:
    started = time.monotonic()
    done = subprocess.run(
        check.command,
        cwd=CLONE,
        env={**os.environ, **check.environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    return check, done.returncode, done.stdout, time.monotonic() - started


def main() -> int:
    failed = 0
    with services.running(), ThreadPoolExecutor(max_workers=2) as pool:
        for check, code, output, seconds in pool.map(run, CHECKS):
            sys.stdout.write(f"  {'ok  ' if code == 0 else 'FAIL'}  {check.name} ({seconds:.0f} s)\n")
            if code:
                failed += 1
                sys.stdout.write("".join(f"        {line}\n" for line in output.strip().splitlines()))
            sys.stdout.flush()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
