"""Answers go when it was said that they go; what was published stays."""

from django.db import transaction
from django.utils import timezone

from hub.one_by_one import one_by_one
from hub.publishing.calendar import today
from research.models import Answer, SaidInWords, Study


def purge() -> int:
    """Delete the answers of studies whose day has come, and the text that editors redacted from; how many studies."""
    return one_by_one(Study.objects.filter(purge_on__lte=today(), purged_at=None), act=_purge)


def _purge(study: Study) -> bool:
    with transaction.atomic():
        Answer.objects.filter(wave__study=study).delete()
        SaidInWords.objects.filter(study=study).exclude(state=SaidInWords.State.PUBLISHED).delete()
        SaidInWords.objects.filter(study=study).update(original="")
        Study.objects.filter(pk=study.pk).update(purged_at=timezone.now())
    return True
