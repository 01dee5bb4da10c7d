import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Strength(models.TextChoices):
    """How sure a finding is, the surest last."""

    ONE = "one", _("One source")
    SEVERAL = "several", _("Several sources")
    CONSISTENT = "consistent", _("Several sources that agree")


class FindingQuerySet(models.QuerySet["Finding"]):
    def public(self) -> Self:
        """Whose page is live; who may read that page is asked of `hub.publishing.access`."""
        return self.filter(live=True)

    def about(self, numbers: "set[str] | frozenset[str] | list[str]") -> Self:
        """Those that concern any of the paragraphs, sections or chapters."""
        return self.filter(numbers__overlap=sorted(numbers))


class Finding(models.Model):
    """What was found out, as its English page last published it: facts that hold in every language.

    live -> not live, when the page is taken down. `evidence` are keys that `research.evidence` resolves.
    """

    page_key = models.UUIDField(unique=True, editable=False)
    live = models.BooleanField(default=False)
    strength = models.CharField(max_length=10, choices=Strength.choices)
    numbers = ArrayField(models.CharField(max_length=20), default=list)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    themes = ArrayField(models.CharField(max_length=100), default=list)
    evidence = ArrayField(models.CharField(max_length=200), default=list)
    found_on = models.DateField(default=timezone.localdate)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = FindingQuerySet.as_manager()

    class Meta:
        verbose_name = _("facts of a finding")
        verbose_name_plural = _("facts of findings")
        permissions = [("answer_finding", "Can see the gaps and say that a finding changes nothing")]
        indexes = [GinIndex(fields=["numbers"], name="research_finding_numbers")]

    def __str__(self) -> str:
        return str(self.page_key)


class Decision(models.Model):
    """That a finding changes nothing in a paragraph for now, and why; readers see it. The newest of a place holds.

    `decided_by` is the key of a user, so that no account is held back. `look_again_on` brings it back to the board.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    finding = models.ForeignKey(Finding, on_delete=models.PROTECT, related_name="decisions")
    number = models.CharField(max_length=20)
    reason = models.CharField(_("reason"), max_length=300)
    look_again_on = models.DateField(_("look again on"), null=True, blank=True)
    decided_by = models.UUIDField()
    decided_on = models.DateField(default=timezone.localdate)

    class Meta:
        verbose_name = _("decision on a finding")
        verbose_name_plural = _("decisions on findings")
        ordering = ["-decided_on", "-pk"]
        indexes = [models.Index(fields=["finding", "number"], name="research_decision_place")]
        constraints = [
            models.CheckConstraint(condition=~models.Q(reason=""), name="research_decision_says_why"),
        ]

    def __str__(self) -> str:
        return f"{self.finding_id} {self.number}"
