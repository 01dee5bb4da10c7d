from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.models.directory import Contact
from dissemination.models.subscriber import Subscriber


class RecordedBasis(models.Model):
    """Why an officer put an address on the list: what for, on which basis, who and when. The note goes on erasure."""

    subscriber = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="bases")
    wanted = ArrayField(models.CharField(max_length=120))
    cadence = models.CharField(max_length=10)
    language = models.CharField(max_length=12)
    basis = models.CharField(_("legal basis"), max_length=15, choices=Contact.Basis.choices)
    note = models.CharField(_("note on the basis"), max_length=300, blank=True)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    entered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("basis of an entered subscription")
        verbose_name_plural = _("bases of entered subscriptions")
        ordering = ["entered_at"]

    def __str__(self) -> str:
        return f"{self.subscriber_id}: {self.basis}"
