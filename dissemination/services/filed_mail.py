"""Forgets mails that no room took: after 30 days, and at once those that name an address that is erased."""

import re
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from dissemination.evidence.parts import parts, read_mail, text_of
from dissemination.naming import address_pattern

KEPT = timedelta(days=30)


def purge_filed() -> None:
    """By the time at which they came. Idempotent; run daily."""
    oldest = (timezone.now() - KEPT).timestamp()
    for path in _filed():
        if path.stat().st_mtime < oldest:
            path.unlink(missing_ok=True)


def forget_in_filed(spellings: Sequence[str]) -> None:
    """Whole: nobody needs the rest of a mail that was no room's."""
    pattern = re.compile(address_pattern(spellings), re.IGNORECASE)
    for path in _filed():
        raw = path.read_bytes()
        said = [raw.decode("utf-8", "replace"), *map(text_of, parts(read_mail(raw)))]
        if any(pattern.search(text) for text in said):
            path.unlink(missing_ok=True)


def _filed() -> Iterator[Path]:
    folder = Path(settings.HUB_MAILBOX or "-") / "cur"
    if settings.HUB_MAILBOX and folder.is_dir():
        yield from folder.iterdir()
