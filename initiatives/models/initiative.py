import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager

from initiatives.models.choices import Budget, Kind, Outcome, Stage
from initiatives.models.lifecycle import State


class InitiativeQuerySet(models.QuerySet["Initiative"]):
    def public(self) -> "InitiativeQuerySet":
        """What lists, digests, search, feeds and the API may show: approved and not closed."""
        return self.filter(state=State.APPROVED, public_at__isnull=False)

    def readable(self) -> "InitiativeQuerySet":
        """What answers at its own address: the public ones, and those closed after they were public."""
        return self.filter(state__in=[State.APPROVED, State.CLOSED], public_at__isnull=False, forgotten_at=None)

    def open(self, at: datetime | None = None) -> "InitiativeQuerySet":
        """Public ones whose deadline is still to come at `at` (now)."""
        return self.public().filter(deadline__gt=at or timezone.now())

    def expired(self, at: datetime | None = None) -> "InitiativeQuerySet":
        return self.public().filter(deadline__lte=at or timezone.now())

    def lacking_outcome(self) -> "InitiativeQuerySet":
        """Closed by the Hub at their deadline, and nobody has said yet how it went."""
        return self.filter(state=State.CLOSED, outcome=Outcome.EXPIRED)

    def of(self, organisations: models.QuerySet) -> "InitiativeQuerySet":
        """Theirs, but for those of which only figures are left."""
        return self.filter(organisation__in=organisations, forgotten_at=None)

    def for_lists(self) -> "InitiativeQuerySet":
        """With all that a card, a feed or the API says of it."""
        return self.select_related("organisation__country").prefetch_related(
            "texts", "seats", "theme_links__tag__names"
        )


class Initiative(models.Model):
    """A post in Find a Partner.

    Its own columns, texts, seats and themes are the approved content alone: nobody's unread words stand in them.
    What is being edited stands in `Draft` and comes here by `services.approve`. Of one that was forgotten
    (`forgotten_at`) the row stays without words, because its history and the figures need it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="initiatives")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submission = models.UUIDField(default=uuid.uuid4, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    outcome = models.CharField(max_length=10, choices=Outcome.choices, blank=True)

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices, blank=True)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage.choices, default="", db_default="", blank=True)
    programme = models.CharField(_("programme"), max_length=120, blank=True)
    call = models.CharField(_("call"), max_length=120, default="", db_default="", blank=True)
    call_url = models.URLField(_("link to the call"), blank=True)
    call_deadline = models.DateTimeField(_("deadline of the call"), null=True, blank=True)
    themes = TaggableManager(through="initiatives.InitiativeTheme", blank=True)
    countries = ArrayField(models.CharField(max_length=2), default=list, blank=True)
    numbers = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    articles = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    deadline = models.DateTimeField(_("deadline"), null=True, blank=True)
    deadline_zone = models.CharField(max_length=40, default="Europe/Brussels")
    starts_on = models.DateField(_("start"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("length in months"), null=True, blank=True)
    budget = models.CharField(_("budget"), max_length=10, choices=Budget.choices, blank=True)
    working_language = models.CharField(_("working language"), max_length=12, default="en")
    rules = models.JSONField(default=list, db_default=[], blank=True)
    files = models.JSONField(default=list, db_default=[], blank=True)
    replaces = models.BooleanField(_("only replaces a partner who left"), default=False, db_default=False)

    created_at = models.DateTimeField(default=timezone.now, editable=False)
    public_at = models.DateTimeField(null=True, blank=True, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True, editable=False)
    reminded_at = models.DateTimeField(null=True, blank=True, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True, editable=False)
    doubted_at = models.DateTimeField(null=True, blank=True, editable=False)
    outcome_asked_at = models.DateTimeField(null=True, blank=True, editable=False)
    forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)
    paused = models.BooleanField(_("no new offers for now"), default=False, db_default=False)
    most_open = models.PositiveSmallIntegerField(_("most offers open at once"), null=True, blank=True)

    objects = InitiativeQuerySet.as_manager()

    class Meta:
        verbose_name = _("initiative")
        verbose_name_plural = _("initiatives")
        ordering = ["deadline", "pk"]
        indexes = [
            models.Index(fields=["state", "deadline"], name="initiatives_state_deadline"),
            GinIndex(fields=["countries"], name="initiatives_countries"),
            GinIndex(fields=["numbers"], name="initiatives_numbers"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["author", "submission"], name="initiatives_initiative_posted_once"),
            models.CheckConstraint(
                condition=~models.Q(state=State.APPROVED)
                | (models.Q(public_at__isnull=False, deadline__isnull=False) & ~models.Q(kind="")),
                name="initiatives_initiative_approved_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=[State.CLOSED, State.ARCHIVED], closed_at__isnull=False)
                & ~models.Q(outcome="")
                | ~models.Q(state__in=[State.CLOSED, State.ARCHIVED]) & models.Q(outcome="", closed_at__isnull=True),
                name="initiatives_initiative_closed_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    def get_absolute_url(self) -> str:
        return reverse("partners_detail", args=[self.key])

    @property
    def is_public(self) -> bool:
        return self.state == State.APPROVED and self.public_at is not None

    @property
    def is_open(self) -> bool:
        return self.is_public and self.deadline is not None and self.deadline > timezone.now()

    @property
    def awaits_word(self) -> bool:
        """Whether its author was asked if it is still open, and has not answered."""
        return self.is_open and self.reminded_at is not None and self.confirmed_at is None

    @property
    def lacks_outcome(self) -> bool:
        """Whether the Hub closed it, and nobody has said how it went."""
        return self.state in {State.CLOSED, State.ARCHIVED} and self.outcome == Outcome.EXPIRED

    @property
    def open_places(self) -> int:
        return sum(seat.open_places for seat in self.seats.all())
