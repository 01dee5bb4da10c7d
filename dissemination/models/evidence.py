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


class RelayQueue(models.Model):
    """Which message of ours a queue id of the relay stands for, so that its other lines need not come with that one."""

    source = models.CharField(max_length=40)
    queue_id = models.CharField(max_length=40)
    message_id = models.UUIDField()
    named_at = models.DateTimeField()

    class Meta:
        verbose_name = _("queue id of a relay")
        verbose_name_plural = _("queue ids of relays")
        constraints = [
            models.UniqueConstraint(fields=["source", "queue_id", "message_id"], name="dissemination_queue_named_once"),
        ]

    def __str__(self) -> str:
        return f"{self.source} {self.queue_id}"


class RelayRemark(models.Model):
    """A line of a relay's log that waits to be heard, until it is known which message it tells of.

    May be about another's mail, and then goes unheard.
    """

    fingerprint = models.CharField(max_length=64, unique=True)
    source = models.CharField(max_length=40)
    queue_id = models.CharField(max_length=40)
    said_at = models.DateTimeField()
    event = models.CharField(max_length=15)
    recipient_hash = models.BinaryField(max_length=32, null=True)
    enhanced = models.CharField(max_length=12, blank=True)
    refusal = models.CharField(max_length=10, blank=True, default="", db_default="")
    words = models.TextField(blank=True)

    class Meta:
        verbose_name = _("remark of a relay")
        verbose_name_plural = _("remarks of relays")
        indexes = [models.Index(fields=["source", "queue_id"], name="dissemination_remark_queue")]

    def __str__(self) -> str:
        return f"{self.source} {self.queue_id} {self.event}"


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
