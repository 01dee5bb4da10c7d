from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.models.content_event import ContentEvent
from dissemination.models.subscriber import Subscriber
from dissemination.models.subscription import Cadence


class DigestEntryQuerySet(models.QuerySet["DigestEntry"]):
    def pending(self) -> Self:
        return self.filter(state=DigestEntry.State.PENDING)

    def free(self) -> Self:
        """Pending, and no officer keeps their item back."""
        return self.pending().filter(event__held_at__isnull=True)

    def unsent(self) -> Self:
        """Pending, or waiting for words in the subscriber's language."""
        return self.filter(state__in=[DigestEntry.State.PENDING, DigestEntry.State.WAITING])


class DigestEntry(models.Model):
    """One item owed to one subscriber: pending until a message takes it, and at most one message ever does.

    `dedup_key` is the event's key. Who wants an item once more when it exists in their language has a second entry,
    whose key ends in that language. `told_in` is the language of the words in the message.
    """

    class State(models.TextChoices):
        PENDING = "pending", _("Waits for the next message")
        WAITING = "waiting", _("Waits for words in the subscriber's language")
        ATTACHED = "attached", _("Belongs to a message")
        WITHDRAWN = "withdrawn", _("No longer to be sent")
        SUPERSEDED = "superseded", _("Overtaken by newer news of the same item")

    subscriber = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="entries")
    event = models.ForeignKey(ContentEvent, on_delete=models.PROTECT, related_name="entries")
    dedup_key = models.CharField(max_length=160)
    cadence = models.CharField(max_length=10, choices=Cadence.choices)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PENDING)
    message_id = models.UUIDField(null=True, blank=True)
    told_in = models.CharField(max_length=12, blank=True, default="", db_default="")
    returned = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = DigestEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of a digest")
        verbose_name_plural = _("entries of digests")
        constraints = [
            models.UniqueConstraint(fields=["subscriber", "dedup_key"], name="dissemination_entry_once"),
            models.CheckConstraint(
                condition=models.Q(state="attached", message_id__isnull=False)
                | ~models.Q(state="attached") & models.Q(message_id__isnull=True),
                name="dissemination_entry_attached_to_one",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["pending", "waiting", "attached", "withdrawn", "superseded"]),
                name="dissemination_entry_state_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(state="attached") | models.Q(told_in=""),
                name="dissemination_entry_told_in_a_message",
            ),
            models.UniqueConstraint(
                fields=["subscriber", "event", "told_in"],
                condition=models.Q(state="attached") & ~models.Q(told_in=""),
                name="dissemination_entry_told_once_a_language",
            ),
        ]
        indexes = [
            models.Index(
                fields=["cadence", "subscriber"],
                condition=models.Q(state="pending"),
                name="dissemination_entry_pending",
            ),
            models.Index(fields=["message_id"], name="dissemination_entry_message"),
        ]

    def __str__(self) -> str:
        return f"{self.subscriber_id}: {self.dedup_key} ({self.state})"


class DigestRunQuerySet(models.QuerySet["DigestRun"]):
    def unfinished(self) -> Self:
        return self.filter(completed_at__isnull=True)

    def in_turn(self) -> Self:
        """Those that their period began, not an officer."""
        return self.filter(nonce__isnull=True)


class DigestRun(models.Model):
    """One period of one cadence, planned once; `cursor` is the last subscriber that a committed chunk covers.

    A run out of turn has the `nonce` of the button that began it, and a key of its own: `2026-W48.1`.
    """

    cadence = models.CharField(max_length=10, choices=Cadence.choices)
    period_key = models.CharField(max_length=16)
    nonce = models.UUIDField(null=True, blank=True, unique=True)
    merged_from = ArrayField(models.CharField(max_length=12), default=list)
    cursor = models.BigIntegerField(default=0)
    expected = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField(default=timezone.now)
    completed_at = models.DateTimeField(null=True, blank=True)

    objects = DigestRunQuerySet.as_manager()

    class Meta:
        verbose_name = _("run of digests")
        verbose_name_plural = _("runs of digests")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["cadence", "period_key"], name="dissemination_run_once")]

    def __str__(self) -> str:
        return self.group

    @property
    def group(self) -> str:
        """What the ledger calls the messages of this run."""
        return f"digest:{self.cadence}:{self.period_key}"


class DigestHold(models.Model):
    """An officer keeps the runs of a cadence back: nothing is planned while the row is there."""

    cadence = models.CharField(max_length=10, choices=Cadence.choices, unique=True)
    since = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("held cadence")
        verbose_name_plural = _("held cadences")

    def __str__(self) -> str:
        return self.cadence
