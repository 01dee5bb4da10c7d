import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from research.models.training import Training


class Refresher(models.Model):
    """Three items some months after a training, with one link for all who are told; `told` counts them."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="refreshers")
    month = models.PositiveSmallIntegerField()
    items = ArrayField(models.UUIDField())
    told = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = _("refresher of a training")
        verbose_name_plural = _("refreshers of trainings")
        constraints = [models.UniqueConstraint(fields=["training", "month"], name="research_refresher_unique")]

    def __str__(self) -> str:
        return str(self.key)


class RefresherWish(models.Model):
    """An address that asked for the refreshers of a training; `told` is the month of the last. Gone when it says no."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="refresher_wishes")
    email = models.EmailField()
    address_hash = models.BinaryField(max_length=32)
    language = models.CharField(max_length=12)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    told = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("wish for refreshers")
        verbose_name_plural = _("wishes for refreshers")
        constraints = [models.UniqueConstraint(fields=["training", "address_hash"], name="research_wish_once")]

    def __str__(self) -> str:
        return str(self.key)
