"""A round is planned: which questionnaire, when beside which training, until when."""

from datetime import datetime
from uuid import UUID

from django.db import transaction

from research.errors import NotNowError, PlannedBeforeError
from research.models import Study, Wave


def plan_round(*, study: Study, questionnaire: UUID, when: str, training: UUID | None, closes_at: datetime) -> Wave:
    """A round that takes no answers before somebody opens it. Raises NotNowError, PlannedBeforeError."""
    with transaction.atomic():
        study = Study.objects.select_for_update().get(pk=study.pk)
        if study.finished_at:
            raise NotNowError
        if study.waves.filter(when=when, training=training).exists():
            raise PlannedBeforeError
        return Wave.objects.create(
            study=study, questionnaire=questionnaire, when=when, training=training, closes_at=closes_at
        )
