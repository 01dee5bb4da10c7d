import uuid
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from research.models.study import Version, Wave


class Asked(models.Model):
    """Somebody who was asked by a personal link, and what they answered: of questionnaires with names alone.

    invited -> begun (`draft`, in one browser at a time) -> answered. The whole row goes with the raw answers.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="asked")
    email = models.EmailField()
    address_hash = models.BinaryField(max_length=32)
    language = models.CharField(max_length=12)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True)
    draft = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    background = models.JSONField(default=dict)
    answers: Any = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("personal link to a questionnaire")
        verbose_name_plural = _("personal links to questionnaires")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "address_hash"], name="research_asked_once"),
            models.CheckConstraint(
                condition=models.Q(answered_at=None, version=None)
                | models.Q(answered_at__isnull=False, version__isnull=False),
                name="research_asked_answered_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)
