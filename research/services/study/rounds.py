"""Opening, pausing and closing a round of a study."""

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.publishing.calendar import today
from research.errors import NotNowError
from research.models import Study, Wave
from research.pairing import keys
from research.services.study.freeze import freeze

State = Wave.State


def open_round(*, wave: Wave) -> None:
    """Freeze what is asked and take answers. The first round of a paired study makes its key.

    Raises NotNowError, NothingToAskError.
    """
    with transaction.atomic():
        study = Study.objects.select_for_update().get(pk=wave.study_id)
        wave = _locked(wave, State.PLANNED)
        if study.finished_at or not study.live or wave.closes_at <= timezone.now():
            raise NotNowError
        wave.version = freeze(questionnaire=wave.questionnaire)
        wave.state, wave.opened_at = State.OPEN, timezone.now()
        wave.save(update_fields=["version", "state", "opened_at"])
        if study.is_paired and study.key_made_on is None:
            keys.make(study.key)
            study.key_made_on = today()
            study.save(update_fields=["key_made_on"])


def pause_round(*, wave: Wave) -> None:
    """Take no answers for now. Raises NotNowError."""
    _move(wave, State.OPEN, State.PAUSED)


def resume_round(*, wave: Wave) -> None:
    """Take answers again. Raises NotNowError."""
    _move(wave, State.PAUSED, State.OPEN)


def close_round(*, wave: Wave) -> None:
    """Take no answers any more; what was not sent can be read in its browser for two weeks. Raises NotNowError."""
    with transaction.atomic():
        wave = _locked(wave, State.OPEN, State.PAUSED)
        wave.state, wave.closed_at = State.CLOSED, timezone.now()
        wave.save(update_fields=["state", "closed_at"])


def close_due_rounds() -> int:
    """Close every round whose time has come; how many."""
    return one_by_one(Wave.objects.due_to_close(), act=_close)


def _close(wave: Wave) -> bool:
    close_round(wave=wave)
    return True


def _move(wave: Wave, before: str, after: str) -> None:
    with transaction.atomic():
        wave = _locked(wave, before)
        wave.state = after
        wave.save(update_fields=["state"])


def _locked(wave: Wave, *states: str) -> Wave:
    wave = Wave.objects.select_for_update().get(pk=wave.pk)
    if wave.state not in states:
        raise NotNowError
    return wave
