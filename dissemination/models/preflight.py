from django.db import models
from django.utils.translation import gettext_lazy as _

from dissemination.preflight.finding import Finding, Outcome


class PreflightCheck(models.Model):
    """What one check of `mail_preflight` found when it ran last; one row a check."""

    check_name = models.CharField(max_length=20, unique=True)
    outcome = models.CharField(max_length=4)
    words = models.CharField(max_length=200)
    todo = models.CharField(max_length=200, blank=True)
    values = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("check before sending")
        verbose_name_plural = _("checks before sending")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.check_name}: {self.outcome}"

    @property
    def finding(self) -> Finding:
        return Finding(self.check_name, Outcome(self.outcome), self.words, self.todo, self.values)
