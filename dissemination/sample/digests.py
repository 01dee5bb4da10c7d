"""Subscribers of the sample, who asked and confirmed as people do, and one round of digests with all that is new."""

import tomllib
from pathlib import Path

from dissemination.models import ContentEvent, OptIn
from dissemination.services.confirm import confirm
from dissemination.services.subscribe import subscribe
from dissemination.services.tick_digests import tick_digests

DATA_FILE = Path(__file__).parent / "subscribers.toml"
SOURCE = "sample"


def make_subscribers() -> None:
    for entry in tomllib.loads(DATA_FILE.read_text(encoding="utf-8"))["subscribers"]:
        opt_in = OptIn.objects.filter(subscriber__email=entry["email"], source=SOURCE).first() or subscribe(
            address=entry["email"],
            wanted=entry["wanted"],
            cadence=entry["cadence"],
            language=entry["language"],
            source=SOURCE,
        )
        if opt_in is not None and not entry.get("waits"):
            confirm(opt_in=opt_in)


def make_digests() -> None:
    """What was published before anybody could subscribe is put before the subscribers of the sample once."""
    ContentEvent.objects.standing().update(fanned_out_at=None)
    tick_digests()
