"""A language is opened by one setting, one catalogue and one row, and closed again; and agencies of five languages.

In a process that starts so.
"""

import os
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from hub.embedded.places import CLONE

ONE_SETTING = """
from pathlib import Path
from hub.settings.test import *
LANGUAGES.append(("de", "Deutsch"))
LOCALE_PATHS.append(Path(__file__).parent / "locale")
"""
CATALOGUE = {
    "Skip to the text": "Zum Text",
    "Manual": "Handbuch",
    "News": "Neuigkeiten",
    "Edition %(edition)s of the manual of common procedures": "Ausgabe %(edition)s des Handbuchs",
}


@pytest.mark.parametrize("walk", ["new_language", "sixty_agencies"])
def test_in_a_hub_that_speaks_german_too(tmp_path: Path, walk: str) -> None:
    (tmp_path / "with_german.py").write_text(ONE_SETTING)
    make_catalogue(tmp_path / "locale" / "de" / "LC_MESSAGES")
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", f"tests/journeys/{walk}.py"],
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
