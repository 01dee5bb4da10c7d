import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _


class SheetKind(models.TextChoices):
    PRACTICE = "practice", _("Practice")
    REFRESHER = "refresher", _("Refresher")


class _Sheet(models.Model):
    """What one form said: of each item its version, whether it was answered rightly, and the language it was read in.

    No time but the day; no address, training, round or choice.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=SheetKind.choices)
    said = models.JSONField()

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return ""


class WaitingSheet(_Sheet):
    """Today's, in the order in which they came: emptied every night (`services.quiz.shuffle`)."""

    class Meta:
        verbose_name = _("answers to a quiz that wait for the night")
        verbose_name_plural = _("answers to quizzes that wait for the night")


class Sheet(_Sheet):
    """All of earlier days, each day's in random order in one transaction."""

    class Meta:
        verbose_name = _("answers to a quiz")
        verbose_name_plural = _("answers to quizzes")


class SpentSheet(models.Model):
    """The number of a form that was sent, so that it counts once; nothing ties it to what was answered."""

    nonce = models.UUIDField(primary_key=True)
    day = models.DateField()

    class Meta:
        verbose_name = _("form of a quiz that was sent")
        verbose_name_plural = _("forms of quizzes that were sent")

    def __str__(self) -> str:
        return ""
