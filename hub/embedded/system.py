"""What no Python package carries: fetched with apt where that is allowed, named where it is not.

    python3 hub/embedded/system.py run    Pango, for PDFs
    python3 hub/embedded/system.py dev    and what the tests look through: browser, poppler, Java

Standard library only. Nothing here fails: without Pango the Hub says what to install, without the others
their tests are skipped (or fail, when CI is set).
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = {"run": 90, "dev": 900}


def has_pango() -> bool:
    for name in ("libpango-1.0.so.0", "libpango-1.0.0.dylib"):
        try:
            ctypes.CDLL(name)
        except OSError:
            continue
        return True
    return False


def missing(kind: str) -> dict[str, list[str]]:
    """What is not there, with the packages of Debian that bring it."""
    lacking = {}
    if not has_pango():
        lacking["Pango"] = ["libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"]
    if kind == "dev":
        if not any(map(shutil.which, BROWSERS)):
            lacking["Chromium"] = ["chromium"]
        if not shutil.which("pdftotext"):
            lacking["poppler"] = ["poppler-utils"]
        if not shutil.which("java"):
            lacking["Java"] = ["default-jre-headless"]
    return lacking


def install(packages: list[str], patience: int) -> None:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-q"], ["install", "-y", "-q", "--no-install-recommends", *packages]):
        try:
            subprocess.run(  # noqa: S603 - our own package names
                ["apt-get", *command],  # noqa: S607 - wherever this machine keeps it
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                timeout=patience,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return


def say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


def main() -> None:
    kind = sys.argv[1] if len(sys.argv) > 1 else "run"
    lacking = missing(kind)
    if lacking and os.geteuid() == 0 and shutil.which("apt-get"):
        say(f"  Installing {', '.join(lacking)} with apt …")
        install([package for packages in lacking.values() for package in packages], PATIENCE[kind])
        lacking = missing(kind)
    for what, packages in lacking.items():
        say(f"  {what} is missing; on Debian: apt install {' '.join(packages)}")


if __name__ == "__main__":
    main()
