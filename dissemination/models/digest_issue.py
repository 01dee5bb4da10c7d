from django.db import models
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from dissemination.models.content_event import ContentEvent
from dissemination.models.subscription import Cadence
from hub.look.dates import in_words


class DigestIssue(models.Model):
    """One period of a cadence in the public archive; what may not be read any more is left out when it is shown."""

    cadence = models.CharField(max_length=10, choices=Cadence.choices)
    period_key = models.CharField(max_length=16)
    day = models.DateField()
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("issue in the archive")
        verbose_name_plural = _("issues in the archive")
        ordering = ["-day", "cadence"]
        constraints = [models.UniqueConstraint(fields=["cadence", "period_key"], name="dissemination_issue_once")]

    def __str__(self) -> str:
        return f"{self.cadence} {self.period_key}"

    @property
    def title(self) -> str:
        """In the active language."""
        words = {"day": in_words(self.day)}
        if self.cadence == Cadence.WEEKLY:
            return gettext("Weekly digest of %(day)s") % words
        return gettext("Monthly digest of %(day)s") % words


class DigestIssueItem(models.Model):
    """What an issue holds; in one cadence an event belongs to one issue, the first after it was fanned out."""

    issue = models.ForeignKey(DigestIssue, on_delete=models.CASCADE, related_name="items")
    event = models.ForeignKey(ContentEvent, on_delete=models.PROTECT, related_name="+")
    cadence = models.CharField(max_length=10, choices=Cadence.choices)

    class Meta:
        verbose_name = _("item of an issue")
        verbose_name_plural = _("items of issues")
        constraints = [models.UniqueConstraint(fields=["cadence", "event"], name="dissemination_issue_item_once")]

    def __str__(self) -> str:
        return f"{self.issue_id}: {self.event_id}"
