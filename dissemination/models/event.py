from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class EventSource(models.TextChoices):
    """Who saw it."""

    SMTP = "smtp", _("Relay's answer")
    RELAYLOG = "relaylog", _("Relay's log")
    DSN = "dsn", _("Delivery report")
    MAILBOX = "mailbox", _("Mailbox of the Hub")
    WEB = "web", _("Page")
    OFFICER = "officer", _("Officer")
    POLICY = "policy", _("Rule")
    IMPORT = "import", _("Import")


class EventKind(models.TextChoices):
    """What was seen to happen."""

    ACCEPTED = "accepted", _("Handed over")
    RELAYED = "relayed", _("Handed on")
    DELIVERED = "delivered", _("Delivered")
    DELAYED = "delayed", _("Delayed")
    BOUNCED_HARD = "bounced_hard", _("Refused for good")
    BOUNCED_SOFT = "bounced_soft", _("Refused for now")
    BLOCKED = "blocked", _("Turned away, whoever reads there")
    COMPLAINED = "complained", _("Complaint")
    IN_DOUBT = "in_doubt", _("In doubt")
    SUPPRESSED = "suppressed", _("Not sent: the address must not be written to")
    CANCELLED = "cancelled", _("Cancelled")
    EXPIRED = "expired", _("Too late")
    AUTO_REPLY = "auto_reply", _("Automatic answer")
    DOWNLOADED = "downloaded", _("Downloaded")
    ACKNOWLEDGED = "acknowledged", _("Receipt confirmed")
    ADOPTED = "adopted", _("Adopted in its procedures")
    DECLINED = "declined", _("Not for this agency")
    REVOKED = "revoked", _("Link withdrawn")
    RETRACTED = "retracted", _("Taken back")
    NOTE = "note", _("Note")


FOLLOWED = frozenset(
    {
        EventKind.BOUNCED_HARD,
        EventKind.BOUNCED_SOFT,
        EventKind.BLOCKED,
        EventKind.COMPLAINED,
        EventKind.AUTO_REPLY,
    }
)
"""What may have consequences for an address, or for whoever looks after it."""


class DeliveryEvent(models.Model):
    """One thing seen. Append-only (a trigger refuses all else), plain keys, no personal data; state is projected."""

    message_id = models.UUIDField(null=True, db_index=True)
    delivery_id = models.UUIDField(null=True, db_index=True)
    source = models.CharField(max_length=10, choices=EventSource.choices)
    source_event_id = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=EventKind.choices)
    occurred_at = models.DateTimeField()
    received_at = models.DateTimeField(db_default=Now())
    detail = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering = ["occurred_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["source", "source_event_id"], name="dissemination_event_seen_once"),
        ]
        indexes = [
            models.Index(
                fields=["id"], condition=models.Q(kind__in=sorted(FOLLOWED)), name="dissemination_event_followed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} ({self.source} {self.source_event_id})"


class BounceFollowed(models.Model):
    """A refusal or automatic answer whose consequences were drawn: written with them, so that a crash loses neither."""

    event = models.OneToOneField(DeliveryEvent, primary_key=True, on_delete=models.PROTECT, related_name="followed")
    followed_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("bounce that was followed")
        verbose_name_plural = _("bounces that were followed")

    def __str__(self) -> str:
        return str(self.pk)
