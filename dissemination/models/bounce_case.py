import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from dissemination.models.directory import Agency, Contact


class CaseCause(models.TextChoices):
    """Why somebody must look after an address."""

    HARD = "hard", _("The address does not exist")
    SCORE = "score", _("Mail came back too often")
    UNCLEAR = "unclear", _("Mail came back twice, and nobody said why")
    BLOCKED = "blocked", _("The receiving side turns our mail away")
    LEFT = "left", _("An automatic answer says that the person has left")
    COMPLAINT = "complaint", _("The mail was reported as unwanted")


class BounceCase(models.Model):
    """An address that somebody must look after: opened by what follows from events, closed by a person.

    Open once an address and cause. Whatever closes it does so only while it is open.
    """

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        CLOSED = "closed", _("Closed")

    class Outcome(models.TextChoices):
        CORRECTED = "corrected", _("Address corrected")
        REPLACED = "replaced", _("Another contact entered")
        RETRIED = "retried", _("Tried once more")
        LEFT = "left", _("Has left")
        LOSS = "loss", _("Given up")
        RESTORED = "restored", _("Address was right")
        MOOT = "moot", _("Settled in the directory")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="bounce_cases")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="bounce_cases")
    address_hash = models.BinaryField(max_length=32, null=True)
    message_id = models.UUIDField()
    cause = models.CharField(max_length=10, choices=CaseCause.choices)
    enhanced = models.CharField(max_length=12, blank=True)
    opened_at = models.DateTimeField(db_default=Now())
    state = models.CharField(max_length=6, choices=State.choices, default=State.OPEN)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("case of mail that came back")
        verbose_name_plural = _("cases of mail that came back")
        ordering = ["opened_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["address_hash", "cause"], condition=models.Q(state="open"), name="dissemination_case_open_once"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", outcome="", closed_at__isnull=True, address_hash__isnull=False)
                | models.Q(state="closed", closed_at__isnull=False) & ~models.Q(outcome=""),
                name="dissemination_case_closed_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency}: {self.get_cause_display()}"
