"""Answers go when it was said that they go; what was published stays."""

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.publishing.calendar import today
from research.models import Answer, Study
from research.services.study.forget_round import forget_round


def purge() -> int:
    """Delete the answers of studies whose day has come, and the text that editors redacted from; how many studies."""
    return one_by_one(Study.objects.filter(purge_on__lte=today(), purged_at=None), act=_purge)


def _purge(study: Study) -> bool:
    with transaction.atomic():
        Answer.objects.filter(wave__study=study).delete()
        for wave in study.waves.filter(forgotten_at=None):
            forget_round(wave=wave)
        Study.objects.filter(pk=study.pk).update(purged_at=timezone.now())
    return True
