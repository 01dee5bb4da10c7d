"""A session was held, and somebody said something in it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from hub.models import Organisation
from hub.ports import versions
from research.models import FocusGroup, GroupSession, Quote


def record_session(
    *,
    group: FocusGroup,
    country: str,
    professions: Sequence[str],
    held_on: date,
    size: str,
    method: str,
    moderator: Organisation,
) -> GroupSession:
    """The page says at once that there was one more."""
    with transaction.atomic():
        session = GroupSession.objects.create(
            group=group,
            country=country,
            professions=list(professions),
            held_on=held_on,
            size=size,
            method=method,
            moderator=moderator,
        )
        versions.bump()
    return session


def correct_session(*, session: GroupSession, **said: Any) -> None:
    """What was typed wrongly; what was said in it stays with it."""
    with transaction.atomic():
        session = GroupSession.objects.select_for_update().get(pk=session.pk)
        for name, value in said.items():
            setattr(session, name, value)
        session.save(update_fields=list(said))
        versions.bump()


def record_quote(*, session: GroupSession, theme: str, language: str, original: str) -> Quote:
    """It waits to be redacted: nothing of it is public."""
    return Quote.objects.create(session=session, theme=theme, language=language, original=original)
