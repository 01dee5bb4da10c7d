from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from research.models.study import Study, Wave


class ReleasedTable(models.Model):
    """A table as it was published, small numbers hidden: frozen and append-only. Everything public is made of these.

    `name` says which it is (`before:sure`, `before:sure:profession`, `before-after:guardian`).
    """

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="tables")
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="tables")
    name = models.CharField(max_length=100)
    order = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    released_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("published table")
        verbose_name_plural = _("published tables")
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["study", "name"], name="research_releasedtable_unique")]

    def __str__(self) -> str:
        return self.name


class SaidInWords(models.Model):
    """A text answer as an editor redacted it; the answer itself stays where it is until it is purged.

    waiting -> published | kept back. Nothing of it is public before an editor has read it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits to be read")
        PUBLISHED = "published", _("Published")
        KEPT_BACK = "kept_back", _("Kept back")

    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="words")
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="words")
    question = models.CharField(max_length=20)
    original = models.TextField(blank=True)
    text = models.TextField(_("as published"), blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_by = models.UUIDField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("text answer")
        verbose_name_plural = _("text answers")
        ordering = ["question", "pk"]

    def __str__(self) -> str:
        return f"{self.question} {self.pk}"
