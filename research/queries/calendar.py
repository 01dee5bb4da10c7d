"""What calendars hold of trainings, each in the words of one language."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from hub.models import AccessRule
from hub.people.reader import Reader
from hub.publishing.access import restricted_page_keys
from hub.publishing.fallback import path_of
from research.calendar_file import Entry
from research.models.training import Training, TrainingQuerySet
from research.moments import in_words
from research.queries.lines import readable, with_words

MOST = 500
KEPT = timedelta(days=90)
"""So long a training that is over stays in the calendar of all."""


def all_entries(language: str) -> list[Entry]:
    """Of everybody's calendar: what the public may read in the language; what was taken down is struck out."""
    since = timezone.now() - KEPT
    rows = with_words(readable(language).filter(ends_at__gt=since), language).order_by("starts_at", "pk")[:MOST]
    gone = _taken_down().filter(ends_at__gt=timezone.now()).order_by("starts_at", "pk")[:MOST]
    return [*map(_gone, gone), *(_entry(row, language) for row in rows)]


def one_entry(key: UUID, language: str, reader: Reader) -> Entry | None:
    """Of one training, in the source language where the other has no words; None where the reader may not see it."""
    for code in dict.fromkeys((language, settings.LANGUAGE_CODE)):
        row = with_words(readable(code, reader).filter(key=key), code).first()
        if row is not None:
            return _entry(row, code)
    row = _taken_down().filter(key=key).first()
    return _gone(row) if row is not None else None


def _taken_down() -> TrainingQuerySet:
    """What was public once and is not now. A rule of access outlives its page."""
    rules = AccessRule.objects.filter(block_id="").values("page_key")
    return Training.objects.filter(live=False).exclude(page_key__in=rules).exclude(page_key__in=restricted_page_keys())


def _entry(row: Any, language: str) -> Entry:
    return Entry(
        key=row.key,
        sequence=row.sequence,
        changed=row.changed_at,
        begins=row.starts_at,
        ends=row.ends_at,
        summary=row.title,
        description="\n".join(filter(None, [row.summary, in_words(row.starts_at, row.ends_at, row.zone)])),
        location=row.place_words or (_("Online") if row.online else ""),
        url=path_of(language, row.url_path),
        off=row.cancelled_at is not None,
    )


def _gone(row: Training) -> Entry:
    """Nothing of its words."""
    return Entry(row.key, row.sequence, row.changed_at, row.starts_at, row.ends_at, _("Training"), off=True)
