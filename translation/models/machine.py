from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class MachineRequest(models.Model):
    """Somebody asked a machine for suggestions for a page in a language; the newest request alone is kept.

    `began_at` is the lease of the worker that answers it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    page_key = models.UUIDField()
    language = models.CharField(max_length=12)
    state = models.CharField(max_length=7, choices=State.choices, default=State.WAITING)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    began_at = models.DateTimeField(null=True, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("request to a machine translator")
        verbose_name_plural = _("requests to a machine translator")
        constraints = [
            models.UniqueConstraint(fields=["page_key", "language"], name="translation_machinerequest_unique")
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language} {self.state}"


class MachineSuggestion(models.Model):
    """What a machine said for a segment; never a translation: a person must save it as their own."""

    page_key = models.UUIDField()
    language = models.CharField(max_length=12)
    key = models.CharField(max_length=80)
    text = models.TextField()
    engine = models.CharField(max_length=60)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("suggestion by a machine")
        verbose_name_plural = _("suggestions by a machine")
        constraints = [
            models.UniqueConstraint(fields=["page_key", "language", "key"], name="translation_machinesuggestion_unique")
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language} {self.engine}"
