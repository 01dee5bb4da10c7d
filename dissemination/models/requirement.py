from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class RequirementQuerySet(models.QuerySet["Requirement"]):
    def on(self, day: date) -> "RequirementQuerySet":
        """Those that hold on `day`; the day of the end is the first without it."""
        return self.filter(Q(until__isnull=True) | Q(until__gt=day), since__lte=day)


class Requirement(models.Model):
    """From when until when an agency has to hold the manual. Coverage of a past day asks for that day."""

    agency = models.ForeignKey("dissemination.Agency", on_delete=models.CASCADE, related_name="requirements")
    since = models.DateField(_("must hold the manual from"))
    until = models.DateField(_("must hold the manual until"), null=True, blank=True)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ["agency", "since"]
        constraints = [
            models.UniqueConstraint(
                fields=["agency"], condition=Q(until__isnull=True), name="dissemination_requirement_open"
            ),
            models.UniqueConstraint(fields=["agency", "since"], name="dissemination_requirement_since"),
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")), name="dissemination_requirement_period"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.agency_id} {self.since} – {self.until or ''}"
