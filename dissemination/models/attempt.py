from django.db import models
from django.utils.translation import gettext_lazy as _


class DeliveryAttempt(models.Model):
    """One opening of the socket for one message: begun before, ended after; unended when the worker died."""

    message_id = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    worker = models.CharField(max_length=80)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    phase = models.CharField(max_length=12, blank=True)
    code = models.PositiveSmallIntegerField(null=True, blank=True)
    enhanced = models.CharField(max_length=12, blank=True)
    outcome = models.CharField(max_length=12, blank=True)

    class Meta:
        verbose_name = _("attempt")
        verbose_name_plural = _("attempts")
        constraints = [
            models.UniqueConstraint(fields=["message_id", "number"], name="dissemination_attempt_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.message_id} #{self.number}"


class RelayText(models.Model):
    """What a relay or a bounce said, word for word. May name an address, so it is purged; nothing points here."""

    message_id = models.UUIDField(db_index=True)
    source = models.CharField(max_length=10)
    text = models.TextField()
    received_at = models.DateTimeField(db_index=True)

    class Meta:
        verbose_name = _("words of a relay")
        verbose_name_plural = _("words of relays")

    def __str__(self) -> str:
        return f"{self.message_id} ({self.source})"
