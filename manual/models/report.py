from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SectionReportQuerySet(models.QuerySet["SectionReport"]):
    def open(self) -> "SectionReportQuerySet":
        return self.exclude(state=SectionReport.State.DONE)


class SectionReport(models.Model):
    """What a reader says is wrong in a section. Nothing says who wrote it; purged after 180 days.

    `told_in` names the message that told the people responsible: no report is told twice, none is missed.
    """

    class Kind(models.TextChoices):
        LAW = "law", _("The law has changed, or is told wrongly")
        CONTACT = "contact", _("A number, an address or an office is wrong")
        UNCLEAR = "unclear", _("I do not understand it")
        UNWORKABLE = "unworkable", _("It does not work in practice")

    class State(models.TextChoices):
        NEW = "new", _("New")
        ANSWERED = "answered", _("Answered: the text will change")
        DONE = "done", _("Done")

    page_key = models.UUIDField(db_index=True)
    number = models.CharField(_("number"), max_length=30)
    language = models.CharField(_("language"), max_length=12)
    kind = models.CharField(_("what is wrong"), max_length=10, choices=Kind.choices)
    text = models.TextField(_("report"), max_length=1500)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.NEW)
    note = models.CharField(_("note for colleagues"), max_length=500, blank=True, default="")
    sent_at = models.DateTimeField(default=timezone.now, db_index=True)
    told_in = models.CharField(max_length=20, blank=True, default="")
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SectionReportQuerySet.as_manager()

    class Meta:
        verbose_name = _("report of a reader")
        verbose_name_plural = _("reports of readers")
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.number} {self.kind}"
