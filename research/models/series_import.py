import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _

from research.models.series import Mark, Series


class SeriesImport(models.Model):
    """An uploaded file of figures, judged row by row beside what is public: nothing of it is, before it is accepted.

    staged -> accepted | discarded. `sha256` is that of the file, which is not kept.
    """

    class State(models.TextChoices):
        STAGED = "staged", _("Waits for a decision")
        ACCEPTED = "accepted", _("Taken over")
        DISCARDED = "discarded", _("Thrown away")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="imports")
    name = models.CharField(_("file"), max_length=200)
    sha256 = models.CharField(max_length=64)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.STAGED)
    uploaded_by = models.UUIDField()
    uploaded_at = models.DateTimeField(_("when"), auto_now_add=True)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import of figures")
        verbose_name_plural = _("imports of figures")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "sha256"],
                condition=models.Q(state="staged"),
                name="research_seriesimport_staged_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.state}"


class SeriesImportRow(models.Model):
    """A row of an uploaded file. `cells` are as written; `before` is the figure that a changed one takes the place of,
    with its revision."""

    class Verdict(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Revision")
        SAME = "same", _("Unchanged")
        WRONG = "wrong", _("Wrong")

    batch = models.ForeignKey(SeriesImport, on_delete=models.CASCADE, related_name="rows")
    line = models.PositiveIntegerField(_("line"))
    cells = models.JSONField(default=dict)
    territory = models.CharField(max_length=2, blank=True)
    year = models.PositiveSmallIntegerField(null=True)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    mark = models.CharField(max_length=1, choices=Mark.choices, blank=True, default=Mark.ORDINARY)
    verdict = models.CharField(max_length=10, choices=Verdict.choices)
    reasons = models.JSONField(default=list)
    before = models.JSONField(default=dict)

    class Meta:
        ordering = ["line"]
        verbose_name = _("row of an import of figures")
        verbose_name_plural = _("rows of an import of figures")
        constraints = [models.UniqueConstraint(fields=["batch", "line"], name="research_seriesimportrow_line")]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.line} {self.verdict}"

    @property
    def place(self) -> tuple[str, int]:
        """Territory and year of a row that is not wrong."""
        return self.territory, self.year or 0
