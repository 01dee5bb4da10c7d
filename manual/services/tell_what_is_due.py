"""Once a week each owner and deputy hears what is due; nothing due, no message."""

import logging
from datetime import datetime

from django.db import transaction

from hub.models import User
from hub.ports import notices
from hub.publishing.calendar import today
from manual.emails import letters
from manual.permissions import keepers
from manual.queries import care
from manual.queries.care import Kept

logger = logging.getLogger(__name__)


def tell_what_is_due(*, at: datetime | None = None) -> int:
    """Idempotent: one message a person and ISO week; sections without an owner are every editor's."""
    day = today(at)
    waiting: dict[int, tuple[User, list[Kept]]] = {}
    everybody: list[User] | None = None
    for kept in care.sections(day):
        if not kept.is_due:
            continue
        if not kept.people and everybody is None:
            everybody = list(keepers())
        for person in kept.people or everybody or []:
            waiting.setdefault(person.pk, (person, []))[1].append(kept)
    told = 0
    for person, sections in waiting.values():
        try:
            with transaction.atomic():
                notices.send(letters.due(to=person, day=day, sections=sections))
        except Exception:
            logger.exception("User %s could not be told what is due", person.pk)
        else:
            told += 1
    return told
