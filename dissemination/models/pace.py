from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dissemination.kinds import Lane

MOST_A_MINUTE = 100_000


class DomainPace(models.Model):
    """How much a domain takes, as an officer entered it: messages a minute in each lane, instead of PACE_DEFAULT."""

    domain = models.CharField(_("domain"), max_length=255, unique=True)
    a_minute = models.PositiveIntegerField(
        _("messages a minute"), validators=[MinValueValidator(1), MaxValueValidator(MOST_A_MINUTE)]
    )

    class Meta:
        verbose_name = _("pace of a domain")
        verbose_name_plural = _("paces of domains")
        constraints = [
            models.CheckConstraint(condition=models.Q(a_minute__gte=1), name="dissemination_pace_moves"),
        ]

    def __str__(self) -> str:
        return self.domain


class Bucket(models.Model):
    """What a domain may still be sent in a lane: it holds one minute's messages at most and fills with time.

    A domain that has no rate has no row. `slowed_to` is the rate to which answers of the domain have slowed it; it
    recovers with time (`queries/pace.py`).
    """

    domain = models.CharField(max_length=255)
    lane = models.CharField(max_length=10, choices=[(lane.value, lane.value) for lane in Lane])
    tokens = models.FloatField()
    filled_at = models.DateTimeField(default=timezone.now)
    slowed_to = models.PositiveIntegerField(null=True)
    slowed_at = models.DateTimeField(null=True)
    slow_since = models.DateTimeField(null=True)
    said = models.CharField(max_length=60, blank=True)

    class Meta:
        verbose_name = _("bucket of a domain")
        verbose_name_plural = _("buckets of domains")
        constraints = [
            models.UniqueConstraint(fields=["domain", "lane"], name="dissemination_bucket_unique"),
            models.CheckConstraint(condition=models.Q(tokens__gte=0), name="dissemination_bucket_not_overdrawn"),
        ]

    def __str__(self) -> str:
        return f"{self.domain} {self.lane}"


class DomainHold(models.Model):
    """A domain blocks our mail as a matter of policy: what is for it waits until an officer lets it go."""

    domain = models.CharField(_("domain"), max_length=255, unique=True)
    since = models.DateTimeField(_("since"), default=timezone.now)
    said = models.CharField(_("reason"), max_length=60, blank=True)

    class Meta:
        verbose_name = _("held domain")
        verbose_name_plural = _("held domains")

    def __str__(self) -> str:
        return self.domain
