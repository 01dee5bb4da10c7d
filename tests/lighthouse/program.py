"""Lighthouse itself: fetched into `var/` by npm when it is not there, run once for each look at a page."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from hub.embedded.places import VAR
from tests.rig.browser import CHROMIUM, FLAGS, need

WANTED = Path(__file__).with_name("package.json")
PLACE = VAR / "lighthouse"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
METRICS = ("largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
PATIENCE = 300.0


@dataclass(frozen=True)
class Look:
    """Marks of 0 to 100 by category, measures, and what was found wanting by category."""

    marks: dict[str, int]
    measures: dict[str, float]
    wanting: dict[str, list[str]]


@cache
def program() -> Path:
    need(shutil.which("npm"), "npm, which brings Lighthouse,")
    need(CHROMIUM, "Chromium")
    version = json.loads(WANTED.read_text())["dependencies"]["lighthouse"]
    installed = PLACE / "node_modules" / "lighthouse" / "package.json"
    if not installed.exists() or json.loads(installed.read_text())["version"] != version:
        _install()
    need(installed.exists(), f"Lighthouse {version}")
    return PLACE / "node_modules" / ".bin" / "lighthouse"


def look(url: str) -> Look:
    """As a telephone of the middle range sees it on a slow network."""
    done = subprocess.run(
        [
            str(program()),
            url,
            *("--output=json", "--output-path=stdout", "--quiet", "--no-enable-error-reporting"),
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags=--headless=new {' '.join(FLAGS)}",
        ],
        env={**os.environ, "CHROME_PATH": str(CHROMIUM)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return _read(json.loads(done.stdout))


def _install() -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    shutil.copy(WANTED, PLACE)
    quiet = ("--no-save", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts")
    subprocess.run(
        [str(shutil.which("npm")), "install", *quiet],
        cwd=PLACE,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=PATIENCE,
        check=False,
    )


def _read(report: dict[str, object]) -> Look:
    categories, audits = report["categories"], report["audits"]
    assert isinstance(categories, dict) and isinstance(audits, dict)
    marks, wanting = {}, {}
    for name in CATEGORIES:
        marks[name] = round(100 * categories[name]["score"])
        asked = [one["id"] for one in categories[name]["auditRefs"] if one["weight"]]
        wanting[name] = [one for one in asked if (audits[one]["score"] or 0) < 1 and _judged(audits[one])]
    return Look(marks, {name: audits[name]["numericValue"] for name in METRICS}, wanting)


def _judged(audit: dict[str, object]) -> bool:
    return audit["scoreDisplayMode"] not in {"notApplicable", "informative", "manual"}
