import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.choices import Outcome
from initiatives.models.initiative import Initiative

NOBODY = uuid.UUID(int=0)


class Event(models.Model):
    """One step of an initiative's history. Append-only (a trigger refuses changes); no name, no free text."""

    class What(models.TextChoices):
        STARTED = "started", _("Started")
        EDITED = "edited", _("Edited")
        SUBMITTED = "submitted", _("Submitted")
        RETURNED = "returned", _("Returned with a reason")
        APPROVED = "approved", _("Approved")
        TAKEN_DOWN = "taken_down", _("Taken down")
        CLOSED = "closed", _("Closed")
        ARCHIVED = "archived", _("Archived")
        CONTESTED = "contested", _("A finding of the screen contested")
        LIFTED = "lifted", _("A contested finding lifted")
        UPHELD = "upheld", _("A contested finding upheld")
        REMINDED = "reminded", _("Asked whether it is still open")
        CONFIRMED = "confirmed", _("Said to be still open")
        DOUBTED = "doubted", _("No answer: marked as not confirmed")
        OUTCOME = "outcome", _("Outcome given")
        ASKED = "asked", _("Asked again for the outcome")
        QUESTION_SHOWN = "q_shown", _("A question and its answer published")
        QUESTION_HIDDEN = "q_hidden", _("A question and its answer taken away")

    class Role(models.TextChoices):
        AUTHOR = "author", _("Author")
        MODERATOR = "moderator", _("Moderator")
        HUB = "hub", _("The Hub")

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="events")
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=10, choices=What.choices)
    version = models.PositiveIntegerField()
    state = models.CharField(max_length=10)
    role = models.CharField(max_length=10, choices=Role.choices)
    actor = models.UUIDField(default=NOBODY)
    reasons = models.CharField(max_length=200, blank=True)

    class Meta:
        verbose_name = _("step of an initiative")
        verbose_name_plural = _("steps of initiatives")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.what}"

    @property
    def outcome(self) -> str:
        """How it went, in words, where this step says so."""
        says = self.what in {self.What.CLOSED, self.What.OUTCOME} and self.reasons in Outcome.values
        return str(Outcome(self.reasons).label) if says else ""
