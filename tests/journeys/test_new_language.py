"""A language is opened by one setting, one catalogue and one row, and closed again. In a process that starts so."""

import os
import subprocess
import sys
from pathlib import Path

import polib

from hub.embedded.places import CLONE

ONE_SETTING = """
from pathlib import Path
from hub.settings.test import *
LANGUAGES.append(("de", "Deutsch"))
LOCALE_PATHS.append(Path(__file__).parent / "locale")
"""
CATALOGUE = {"Skip to the text": "Zum Text", "Manual": "Handbuch", "News": "Neuigkeiten"}


def test_german_is_opened_and_closed(tmp_path: Path) -> None:
    (tmp_path / "with_german.py").write_text(ONE_SETTING)
    make_catalogue(tmp_path / "locale" / "de" / "LC_MESSAGES")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", "tests/journeys/new_language.py"],
        cwd=CLONE,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "with_german", "PYTHONPATH": str(tmp_path)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"{done.stdout[-8000:]}\n{done.stderr[-3000:]}"


def make_catalogue(folder: Path) -> None:
    """A few words; what is missing is said in English."""
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": "nplurals=2; plural=(n != 1);"}
    file.extend(polib.POEntry(msgid=text, msgstr=german) for text, german in CATALOGUE.items())
    folder.mkdir(parents=True)
    file.save_as_mofile(str(folder / "django.mo"))
