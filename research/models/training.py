import uuid
from datetime import datetime
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class TrainingQuerySet(models.QuerySet["Training"]):
    def public(self) -> Self:
        """Whose page is live; who may read that page is asked of `hub.publishing.access`."""
        return self.filter(live=True)

    def for_country(self, code: str) -> Self:
        """Those for people of a country; a training that names none is for every country."""
        return self.filter(models.Q(countries__contains=[code]) | models.Q(countries=[]))

    def upcoming(self, at: datetime | None = None) -> Self:
        """Not over at `at` (now), the next first."""
        return self.filter(ends_at__gt=at or timezone.now()).order_by("starts_at", "pk")

    def past(self, at: datetime | None = None) -> Self:
        """Over at `at` (now), the last first."""
        return self.filter(ends_at__lte=at or timezone.now()).order_by("-starts_at", "-pk")


class Training(models.Model):
    """The facts of a training as its English page last published them, in the same transaction.

    live -> not live, when the page is taken down; `cancelled_at` is for good, the page stays and says so. `sequence`
    counts the changes of what a calendar shows (RFC 5545, 3.8.7.4).
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page_key = models.UUIDField(unique=True, editable=False)
    live = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    zone = models.CharField(max_length=40)
    place = models.CharField(max_length=200, blank=True, default="", db_default="")
    online = models.BooleanField(default=False)
    join_url = models.URLField(blank=True)
    languages = ArrayField(models.CharField(max_length=12), default=list)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    targets = ArrayField(models.CharField(max_length=12), default=list)
    themes = ArrayField(models.CharField(max_length=100), default=list)
    organisations = ArrayField(models.UUIDField(), default=list)
    capacity = models.PositiveSmallIntegerField()
    hours = models.DecimalField(max_digits=4, decimal_places=1)
    edition = models.CharField(max_length=12)
    numbers = ArrayField(models.CharField(max_length=20), default=list)
    by_invitation = models.BooleanField(default=False)
    closes_at = models.DateTimeField(null=True, blank=True)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = TrainingQuerySet.as_manager()

    class Meta:
        verbose_name = _("facts of a training")
        verbose_name_plural = _("facts of trainings")
        indexes = [
            models.Index(fields=["live", "ends_at"], name="research_training_live_ends"),
            GinIndex(fields=["numbers"], name="research_training_numbers"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_at__gt=models.F("starts_at")), name="research_training_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=models.Q(capacity__gte=1), name="research_training_has_places"),
        ]
        permissions = [("organise_training", "Can see and keep the registrations of trainings")]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def takes_registrations(self) -> bool:
        """Whether somebody may register now, for a place or for the waiting list."""
        return self.takes_registrations_at(timezone.now())

    def takes_registrations_at(self, at: datetime) -> bool:
        until = self.closes_at or self.starts_at
        return self.live and self.cancelled_at is None and at < min(until, self.starts_at)

    @property
    def has_begun(self) -> bool:
        return timezone.now() >= self.starts_at
