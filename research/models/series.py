import uuid
from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FIRST_YEAR = 1990
EU = "EU"


class Unit(models.TextChoices):
    PERSONS = "persons", _("persons")
    CASES = "cases", _("cases")
    PERCENT = "percent", _("per cent")
    RATE = "rate", _("per 100,000 inhabitants")


class Mark(models.TextChoices):
    """What the source says of a figure; the letters are those of Eurostat."""

    ORDINARY = "", _("as published")
    NONE = ":", _("not available")
    CONFIDENTIAL = "c", _("confidential")
    PROVISIONAL = "p", _("provisional")
    ESTIMATED = "e", _("estimated by the source")


WITHOUT_VALUE = (Mark.NONE, Mark.CONFIDENTIAL)


class SeriesQuerySet(models.QuerySet["Series"]):
    def public(self) -> Self:
        """Whose page is live; who may read that page is asked of `hub.publishing.access`."""
        return self.filter(live=True)


class Series(models.Model):
    """The facts of a series as its English page last published them, in the same transaction.

    `breaks` are its breaks, each with the id of the block that explains it, the year from which figures cannot be
    compared with those before, and a territory (none: all). `countries` are those that it has figures of.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page_key = models.UUIDField(unique=True, editable=False)
    live = models.BooleanField(default=False)
    unit = models.CharField(max_length=10, choices=Unit.choices)
    decimals = models.PositiveSmallIntegerField(default=0)
    demonstrative = models.BooleanField(default=False)
    source_url = models.URLField(blank=True)
    themes = ArrayField(models.CharField(max_length=100), default=list)
    breaks = models.JSONField(default=list)
    countries = ArrayField(models.CharField(max_length=2), default=list)
    changed_at = models.DateTimeField(default=timezone.now)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name = _("facts of a series")
        verbose_name_plural = _("facts of series")
        permissions = [("keep_statistics", "Can take over figures of statistics")]

    def __str__(self) -> str:
        return str(self.key)


class ObservationQuerySet(models.QuerySet["Observation"]):
    def in_order(self) -> Self:
        """By territory and year, each with its revisions, the first to the last."""
        return self.order_by("territory", "year", "revision")

    def current(self) -> Self:
        """The last revision of each."""
        return self.order_by("series", "territory", "year", "-revision").distinct("series", "territory", "year")


class Observation(models.Model):
    """One figure of one year: frozen and append-only. A figure that the source corrects is a further revision."""

    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="observations")
    territory = models.CharField(max_length=2)
    year = models.PositiveSmallIntegerField()
    revision = models.PositiveSmallIntegerField(default=1)
    value = models.DecimalField(max_digits=14, decimal_places=4, null=True)
    mark = models.CharField(max_length=1, choices=Mark.choices, blank=True, default=Mark.ORDINARY)
    taken_from = models.UUIDField()
    accepted_on = models.DateField()

    objects = ObservationQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        constraints = [
            models.UniqueConstraint(
                fields=["series", "territory", "year", "revision"], name="research_observation_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=True, mark__in=WITHOUT_VALUE)
                | (models.Q(value__gte=0) & ~models.Q(mark__in=WITHOUT_VALUE)),
                name="research_observation_says_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.territory} {self.year} {self.revision}"
