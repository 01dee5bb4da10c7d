"""Tells one person of several matters in one letter, and of each matter once."""

import hashlib
import logging
from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from hub.models import User
from hub.ports import notices
from hub.publishing.calendar import BRUSSELS
from translation.emails.letters import Write
from translation.models import Told
from translation.queries.matters import Item, Matter

WAKING = range(7, 19)
"""Hours of Brussels in which letters go out that are not for at once."""

logger = logging.getLogger(__name__)


def tell(*, person: User, items: Sequence[Item], write: Write, bucket: str = "") -> bool:
    """Write the letter of what the person was not told yet; whether there was one.

    With a `bucket` (a day, a week) there is one letter a bucket: what comes after it waits for the next. The person's
    row is locked, so that a second worker waits and then finds everything told. A letter that fails stops no other
    person's, and is tried again by the next tick.
    """
    try:
        with transaction.atomic():
            return _tell(person, items, write, bucket)
    except Exception:
        logger.exception("User %s could not be told of translations", person.pk)
        return False


def daytime(moment: datetime) -> bool:
    return moment.astimezone(BRUSSELS).hour in WAKING


def bucket_key(person: User, kind: str, bucket: str) -> str:
    """The key of the letter of a bucket."""
    return f"translation-{kind}:{person.key}:{bucket}"


def _tell(person: User, items: Sequence[Item], write: Write, bucket: str) -> bool:
    there = User.objects.select_for_update(no_key=True).get(pk=person.pk)
    if not there.is_active or there.anonymised_at is not None:
        return False
    fresh = _untold(there, items)
    if not fresh:
        return False
    key = bucket_key(there, fresh[0].matter.kind, bucket or _digest(fresh))
    if Told.objects.filter(notice=key).exists():
        return False
    notices.send(write(there, key, fresh))
    matters = dict.fromkeys(matter for item in fresh for matter in (item.matter, *item.covers))
    Told.objects.bulk_create((_told(there, matter, key) for matter in matters), ignore_conflicts=True)
    return True


def _told(person: User, matter: Matter, notice: str) -> Told:
    return Told(
        user=person,
        kind=matter.kind,
        page_key=matter.page_key,
        language=matter.language,
        mark=matter.mark,
        notice=notice,
    )


def _untold(person: User, items: Sequence[Item]) -> list[Item]:
    keys = {item.matter.page_key for item in items}
    kinds = {item.matter.kind for item in items}
    rows = Told.objects.filter(user=person, kind__in=kinds, page_key__in=keys)
    known = {Matter(*row) for row in rows.values_list("kind", "page_key", "language", "mark")}
    return [item for item in items if item.matter not in known]


def _digest(items: Sequence[Item]) -> str:
    said = sorted(f"{one.matter.page_key} {one.matter.language} {one.matter.mark}" for one in items)
    return hashlib.sha256("\n".join(said).encode()).hexdigest()[:16]
