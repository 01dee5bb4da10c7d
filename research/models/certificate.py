from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from research.models.registration import Registration
from research.models.training import Training


class Certificate(models.Model):
    """Proof that somebody was trained: what the check page says, and a hash of the name that was typed, no name."""

    number = models.CharField(max_length=16, unique=True)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="certificates")
    registration = models.OneToOneField(Registration, on_delete=models.PROTECT, related_name="certificate")
    edition = models.CharField(max_length=12)
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    held_on = models.DateField()
    name_hash = models.BinaryField(max_length=32, blank=True, default=b"")
    issued_at = models.DateTimeField(default=timezone.now, editable=False)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("certificate")
        verbose_name_plural = _("certificates")

    def __str__(self) -> str:
        return self.number
