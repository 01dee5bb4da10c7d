from django.db import models
from django.utils.translation import gettext_lazy as _


class RelayEvidence(models.Model):
    """A message that a relay's own log says it accepted. Append-only, no address."""

    message_id = models.UUIDField(db_index=True)
    source = models.CharField(max_length=40)
    queue_id = models.CharField(max_length=80)
    seen_at = models.DateTimeField()

    class Meta:
        verbose_name = _("line of a relay's log")
        verbose_name_plural = _("lines of relays' logs")
        constraints = [
            models.UniqueConstraint(fields=["source", "queue_id"], name="dissemination_evidence_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.queue_id}"


class EvidenceSource(models.Model):
    """How far a relay's log was read. What it does not say counts only from `whole_since` to `read_at`."""

    name = models.CharField(max_length=40, primary_key=True)
    inode = models.BigIntegerField(default=0)
    offset = models.BigIntegerField(default=0)
    whole_since = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("source of evidence")
        verbose_name_plural = _("sources of evidence")

    def __str__(self) -> str:
        return self.name
