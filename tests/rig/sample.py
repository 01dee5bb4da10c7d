"""The sample content, written once for a state of the code and cloned for whoever wants to look at it."""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

from hub.embedded import addresses
from hub.embedded.places import CLONE, TESTS
from tests.rig import databases
from tests.rig.mail import Catcher
from tests.rig.services import exclusively

RESULTS = CLONE / "docs" / "accessibility-results.json"
ROOMS = ("hub", "translation", "home", "manual", "initiatives", "research", "dissemination", "search")
NOT_CONTENT = {"__pycache__", "static", "templates", "embedded"}


def template() -> str:
    """The name of a database that holds the sample content; written when there is none."""
    name = f"hub_sample_{_state()}"
    with exclusively("sample"):
        if not databases.exists(name):
            _write(name)
    return name


def files(name: str) -> Path:
    """What the sample content left outside the database: media, caught mail, the relay log."""
    return TESTS / name


def copy_files(name: str, target: Path) -> None:
    for folder in ("media", "mail"):
        if (files(name) / folder).is_dir():
            shutil.copytree(files(name) / folder, target / folder, dirs_exist_ok=True)


def _write(name: str) -> None:
    for old in TESTS.glob("hub_sample_*"):
        shutil.rmtree(old)
    databases.drop_all("hub_sample_")
    shutil.rmtree(files(name), ignore_errors=True)
    unfinished = databases.make_clone("sample", databases.template())
    catcher = Catcher(files(name) / "mail")
    catcher.start()
    try:
        done = subprocess.run(
            [sys.executable, "manage.py", "sample_content"],
            cwd=CLONE,
            env={
                **os.environ,
                "DJANGO_SETTINGS_MODULE": "hub.settings.test",
                "HUB_VAR": str(files(name)),
                "DATABASE_URL": databases.url(unfinished),
                "REDIS_URL": os.environ.get("REDIS_URL", addresses.test_redis_url()),
                "SMTP_PORT": str(catcher.smtp_port),
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        catcher.stop()
    assert done.returncode == 0, f"sample_content failed:\n{done.stdout[-2000:]}\n{done.stderr[-4000:]}"
    databases.keep(name, unfinished)


def _state() -> str:
    digest = hashlib.sha256(databases.template().encode() + RESULTS.read_bytes())
    for room in ROOMS:
        for path in sorted((CLONE / room).rglob("*")):
            if path.is_file() and not NOT_CONTENT & set(path.parts):
                digest.update(str(path.relative_to(CLONE)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]
