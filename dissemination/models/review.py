from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.models.directory import Contact


class ContactReview(models.Model):
    """A contact was asked whether all about it is still right: once for each day on which that was due."""

    class Said(models.TextChoices):
        NOTHING = "", _("Not answered")
        RIGHT = "right", _("It is right")
        REPLACE = "replace", _("Named another address")
        REMOVE = "remove", _("Asked to be removed")

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="reviews")
    due = models.DateField()
    asked_at = models.DateTimeField(default=timezone.now)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    said = models.CharField(max_length=10, choices=Said.choices, blank=True)

    class Meta:
        verbose_name = _("yearly question to a contact")
        verbose_name_plural = _("yearly questions to contacts")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contact", "due"], name="dissemination_review_once"),
            models.CheckConstraint(
                condition=models.Q(said="", answered_at__isnull=True)
                | ~models.Q(said="") & models.Q(answered_at__isnull=False),
                name="dissemination_review_answered_whole",
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=models.Q(said=""), name="dissemination_review_open"),
        ]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.due}"
