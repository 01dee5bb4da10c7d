from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _


class ApprovalQuerySet(models.QuerySet["Approval"]):
    def behind(self, *, page_key: object, language: object, revision_id: object) -> Self:
        """The approval that a revision of the translation rests on, in a queryset of at most that one first.

        A revision saved by hand since then rests on the approval before it.
        """
        rows = self.filter(page_key=page_key, language=language, revision_id__lte=revision_id)
        return rows.order_by("-revision_id")


class Approval(models.Model):
    """What a revision of a translation was approved against: a hash for each block of the source. Append-only."""

    page_key = models.UUIDField()
    language = models.CharField(max_length=12)
    revision_id = models.BigIntegerField(unique=True)
    source_revision_id = models.BigIntegerField()
    hashes = models.JSONField()
    at = models.DateTimeField(auto_now_add=True)

    objects = ApprovalQuerySet.as_manager()

    class Meta:
        verbose_name = _("approval of a translation")
        verbose_name_plural = _("approvals of translations")
        indexes = [models.Index(fields=["page_key", "language", "-revision_id"], name="translation_approval_newest")]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language} {self.revision_id}"
