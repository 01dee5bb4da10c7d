"""The facts of a training follow its English page, in the transaction that publishes or takes it down."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from research.models import Training, TrainingPage
from research.services.training.follow_facts import follow_facts

TOLD = ("starts_at", "ends_at", "zone", "place", "online", "join_url")
"""Whoever has or awaits a place hears of a change of these."""
IN_CALENDARS = (*TOLD, "live")


def keep_facts(*, page: TrainingPage) -> Training:
    """Write what the English page says now. What a calendar shows raises `sequence`."""
    given: dict[str, Any] = {**page.facts_said(), "live": True}
    training = Training.objects.select_for_update().filter(page_key=page.translation_key).first()
    if training is None:
        return Training.objects.create(page_key=page.translation_key, **given)
    changed = {name for name in IN_CALENDARS if getattr(training, name) != given[name]}
    for name, value in given.items():
        setattr(training, name, value)
    training.sequence += bool(changed)
    training.changed_at = timezone.now()
    training.save()
    follow_facts(training=training, moved=bool(changed - {"live"}))
    return training


def close(*, page_key: UUID, language: str) -> None:
    """The page is not public any more: nobody can register, and calendars strike it out."""
    if language != settings.LANGUAGE_CODE:
        return
    for training in Training.objects.select_for_update().filter(page_key=page_key, live=True):
        training.live = False
        training.sequence += 1
        training.changed_at = timezone.now()
        training.save(update_fields=["live", "sequence", "changed_at"])
