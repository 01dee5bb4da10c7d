from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from translation.models.page_translation import PageTranslation


class Step(models.Model):
    """One step in the history of a translation: who did what, when, and why."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Submitted for translation")
        SOURCE_CHANGED = "source_changed", _("The source changed")
        SAVED = "saved", _("Segments saved")
        SENT = "sent", _("Sent to review")
        TAKEN_BACK = "taken_back", _("Taken back")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", _("Approved")
        OPENED = "opened", _("Went public with what is above it")
        TAKEN = "taken", _("Taken in hand")
        ASSIGNED = "assigned", _("Given to somebody")
        HANDED_BACK = "handed_back", _("Handed back")

    translation = models.ForeignKey(PageTranslation, on_delete=models.CASCADE, related_name="steps")
    kind = models.CharField(_("step"), max_length=15, choices=Kind.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    to = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    note = models.TextField(_("note"), blank=True)
    segments = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = _("step of a translation")
        verbose_name_plural = _("steps of translations")

    def __str__(self) -> str:
        return f"{self.translation_id} {self.kind}"
