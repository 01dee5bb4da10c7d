from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from translation.models.import_batch import ImportBatch


class ImportRowQuerySet(models.QuerySet["ImportRow"]):
    def waiting(self) -> Self:
        """Chosen, and not tried yet."""
        return self.filter(taken=True, outcome="")


class ImportRow(models.Model):
    """One text of an upload. `seen` marks the translation beside which it was staged, `text` is stored HTML.

    `taken` is what the owner chose, `outcome` is `saved` or why it was not.
    """

    class Status(models.TextChoices):
        NEW = "new", _("New")
        CHANGED = "changed", _("Changed")
        CONFLICT = "conflict", _("Conflict")
        UNFINISHED = "unfinished", _("Unfinished")
        UNCHANGED = "unchanged", _("Unchanged")
        REFUSED = "refused", _("Refused")

    CHOICE = (Status.NEW, Status.CHANGED, Status.CONFLICT, Status.UNFINISHED)
    AT_FIRST = (Status.NEW, Status.CHANGED)
    SAVED = "saved"

    batch = models.ForeignKey(ImportBatch, on_delete=models.CASCADE, related_name="rows")
    page_key = models.UUIDField()
    key = models.CharField(max_length=80)
    status = models.CharField(max_length=10, choices=Status.choices)
    reason = models.TextField(blank=True)
    source = models.TextField()
    before = models.TextField(blank=True)
    text = models.TextField()
    seen = models.CharField(max_length=16)
    taken = models.BooleanField(default=False)
    outcome = models.TextField(blank=True)

    objects = ImportRowQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("text of an import")
        verbose_name_plural = _("texts of an import")
        indexes = [models.Index(fields=["batch", "page_key"], name="translation_importrow_page")]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken=False) | Q(status__in=["new", "changed", "conflict", "unfinished"]),
                name="translation_importrow_takes_no_refused",
            )
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.key} {self.status}"
