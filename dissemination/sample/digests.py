"""Subscribers of the sample, who asked and confirmed as people do, and one round of digests with all that is new."""

import tomllib
from pathlib import Path

from django.utils import timezone

from dissemination.models import ContentEvent, OptIn
from dissemination.services.confirm import confirm
from dissemination.services.keep_canaries import keep_canaries
from dissemination.services.subscribe import subscribe
from dissemination.services.tick_digests import tick_digests

DATA_FILE = Path(__file__).parent / "subscribers.toml"
SOURCE = "sample"
LONG_IN_FORCE = "edition:1:1"


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
    """What was published before anybody could subscribe is put before the subscribers of the sample once.

    Edition 1 is thirteen years old in the sample and no news to anybody.
    """
    ContentEvent.objects.filter(event_key=LONG_IN_FORCE, fanned_out_at=None).update(fanned_out_at=timezone.now())
    ContentEvent.objects.standing().exclude(event_key=LONG_IN_FORCE).update(fanned_out_at=None)
    tick_digests()
    keep_canaries()
