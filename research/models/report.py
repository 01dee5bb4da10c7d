from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from research.models.study import Study


class ReportEdition(models.Model):
    """A report of a study as it is cited: frozen and append-only. The next round makes the next edition.

    `content` names the tables and the words that it stands on, with their hashes, and holds the text of the study's
    page in each language. `slugs` are those that the page had, so that what was cited is found under them.
    """

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="reports")
    number = models.PositiveIntegerField()
    slugs = ArrayField(models.SlugField(max_length=255, allow_unicode=True))
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("report of a study")
        verbose_name_plural = _("reports of studies")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["study", "number"], name="research_reportedition_unique")]

    def __str__(self) -> str:
        return f"{self.study} {self.number}"

    @property
    def languages(self) -> list[str]:
        """Those that its text stands in."""
        return list(self.content["pages"])


class ReportFile(models.Model):
    """A file of a report, built once: the PDF in each language, and the data, which are of none."""

    report = models.ForeignKey(ReportEdition, on_delete=models.PROTECT, related_name="files")
    language = models.CharField(max_length=12, blank=True, default="")
    name = models.CharField(max_length=40)
    content = models.BinaryField()
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("file of a report")
        verbose_name_plural = _("files of reports")
        ordering = ["name", "language"]
        constraints = [
            models.UniqueConstraint(fields=["report", "language", "name"], name="research_reportfile_unique")
        ]

    def __str__(self) -> str:
        return self.name
