import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.models.subscriber import Subscriber


class AddressChange(models.Model):
    """A subscriber asked to be written to elsewhere. The new address is blank once it is confirmed, over or erased."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subscriber = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="address_changes")
    email = models.EmailField(_("new address"), max_length=320, blank=True)
    language = models.CharField(max_length=12)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("change of a subscriber's address")
        verbose_name_plural = _("changes of subscribers' addresses")
        indexes = [models.Index(fields=["subscriber", "asked_at"], name="dissemination_change_asked")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True) | models.Q(email=""),
                name="dissemination_change_confirmed_blank",
            )
        ]

    def __str__(self) -> str:
        return str(self.key)
