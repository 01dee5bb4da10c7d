from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class FormerOffer(models.Model):
    """What the figures keep of an offer that was forgotten: where, what kind, in which half-years. Nobody is named.

    `came_in` and `taken_in` are the first moments of half-years, `days` from the approval to the agreement.
    """

    country = models.CharField(max_length=2)
    kind = models.CharField(max_length=10)
    came_in = models.DateTimeField()
    taken_in = models.DateTimeField(null=True, blank=True)
    days = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        verbose_name = _("forgotten offer")
        verbose_name_plural = _("forgotten offers")
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_in__isnull=True, days__isnull=True) | Q(taken_in__isnull=False, days__isnull=False),
                name="initiatives_formeroffer_taken_whole",
            )
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.kind}"
