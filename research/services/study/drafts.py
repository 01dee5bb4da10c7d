"""Answers on their way: sealed with a key that lies in the respondent's cookie and nowhere else."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Self
from uuid import UUID, uuid4

from cryptography.fernet import Fernet, InvalidToken
from django.db import transaction

from hub.publishing.calendar import today
from research.errors import RoundClosedError, TooManyDraftsError
from research.models import Draft, Wave

KEPT = timedelta(days=14)
MOST_A_DAY = 5_000
"""Drafts that one round takes in a day, whoever comes from wherever."""


@dataclass(frozen=True)
class Hold:
    """What a cookie holds: which draft, and the key that opens it."""

    draft: UUID
    key: str

    @property
    def cookie(self) -> str:
        return f"{self.draft.hex}.{self.key}"

    @classmethod
    def of(cls, cookie: str) -> Self | None:
        draft, _dot, key = cookie.partition(".")
        try:
            Fernet(key)
            return cls(UUID(draft), key)
        except ValueError:
            return None


def begin(*, wave: Wave) -> Hold:
    """An empty draft of anybody who has the link of the round. Raises RoundClosedError, TooManyDraftsError."""
    if not wave.study.is_open_to_all:
        raise RoundClosedError
    if Draft.objects.filter(wave=wave, day=today())[:MOST_A_DAY].count() >= MOST_A_DAY:
        raise TooManyDraftsError
    return start(wave=wave)


def start(*, wave: Wave) -> Hold:
    """An empty draft; whoever calls has asked whether this person may. Raises RoundClosedError."""
    if not wave.takes_answers:
        raise RoundClosedError
    hold = Hold(uuid4(), Fernet.generate_key().decode())
    Draft.objects.create(key=hold.draft, wave=wave, sealed=_sealed(hold, {}), day=today())
    return hold


def opened(*, wave: Wave, hold: Hold) -> dict[str, Any] | None:
    """What was answered so far; None where the draft was sent or given up, or the key is not its own."""
    draft = Draft.objects.filter(pk=hold.draft, wave=wave).first()
    return _opened(draft, hold) if draft else None


def keep(*, wave: Wave, hold: Hold, answers: dict[str, Any]) -> None:
    """Keep `answers` in place of what was there. Raises RoundClosedError, also where the draft is gone."""
    with transaction.atomic():
        draft = Draft.objects.select_for_update().filter(pk=hold.draft, wave=wave).first()
        if draft is None or not wave.takes_answers or _opened(draft, hold) is None:
            raise RoundClosedError
        draft.sealed, draft.day = _sealed(hold, answers), today()
        draft.save(update_fields=["sealed", "day"])


def give_up(*, wave: Wave, hold: Hold) -> None:
    """Forget what was answered so far."""
    Draft.objects.filter(pk=hold.draft, wave=wave).delete()


def forget_old_drafts() -> int:
    """Forget drafts that nobody touched for `KEPT`; how many."""
    return Draft.objects.filter(day__lt=today() - KEPT).delete()[0]


def _sealed(hold: Hold, answers: dict[str, Any]) -> str:
    return Fernet(hold.key).encrypt(json.dumps(answers).encode()).decode()


def _opened(draft: Draft, hold: Hold) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(Fernet(hold.key).decrypt(draft.sealed))
    except InvalidToken:
        return None
    return found
