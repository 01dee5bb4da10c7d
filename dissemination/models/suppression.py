from typing import Self

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class SuppressionQuerySet(models.QuerySet["Suppression"]):
    def standing(self) -> Self:
        """Those that are not over."""
        return self.filter(models.Q(expires_at__isnull=True) | models.Q(expires_at__gt=timezone.now()))


class Suppression(models.Model):
    """An address that must not be written to, known by its HMAC alone, so that it outlives the address."""

    class Scope(models.TextChoices):
        ALL = "all", _("Everything")
        DIGEST = "digest", _("Digests")
        DISTRIBUTION = "distribution", _("Distributions")

    class Reason(models.TextChoices):
        HARD_BOUNCE = "hard_bounce", _("Mail does not arrive")
        COMPLAINT = "complaint", _("Complaint")
        UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
        OBJECTION = "objection", _("Objection")
        ERASURE = "erasure", _("Erased on request")
        MANUAL = "manual", _("Entered by an officer")

    address_hash = models.BinaryField(max_length=32)
    scope = models.CharField(_("scope"), max_length=20, choices=Scope.choices)
    reason = models.CharField(_("reason"), max_length=20, choices=Reason.choices)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("until"), null=True, blank=True)

    objects = SuppressionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suppression")
        verbose_name_plural = _("suppressions")
        constraints = [
            models.UniqueConstraint(fields=["address_hash", "scope"], name="dissemination_suppression_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.scope}: {self.reason}"


GRAVITY = (
    Suppression.Reason.HARD_BOUNCE,
    Suppression.Reason.MANUAL,
    Suppression.Reason.UNSUBSCRIBED,
    Suppression.Reason.COMPLAINT,
    Suppression.Reason.OBJECTION,
    Suppression.Reason.ERASURE,
)
"""Reasons from the lightest to the gravest: a graver one takes the place of a lighter, never the other way round."""
