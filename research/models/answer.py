import uuid
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from research.models.study import Version, Wave


class Draft(models.Model):
    """Answers that were not sent yet, sealed with a key that only the respondent's cookie holds."""

    key = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="drafts")
    sealed = models.TextField()
    day = models.DateField()

    class Meta:
        verbose_name = _("draft of answers")
        verbose_name_plural = _("drafts of answers")

    def __str__(self) -> str:
        return ""


class _Answer(models.Model):
    """What one person said. No time but the day, no order, no address; `code` pairs, `background` tells apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="+")
    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    code = models.BinaryField(max_length=32, default=b"")
    background = models.JSONField(default=dict)
    answers: Any = models.JSONField(default=dict)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return ""


class WaitingAnswer(_Answer):
    """Today's answers, in the order in which they came: emptied every night (`services.study.shuffle`)."""

    class Meta:
        verbose_name = _("answer that waits for the night")
        verbose_name_plural = _("answers that wait for the night")


class Answer(_Answer):
    """All answers of earlier days, each day's in random order in one transaction."""

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        indexes = [models.Index(fields=["wave"], name="research_answer_wave")]
