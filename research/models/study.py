import uuid
from datetime import date, timedelta

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

LEAST_POSSIBLE = 3


class StudyKind(models.TextChoices):
    PAIRED = "paired", _("Answers of the same person are compared, without a name")
    ANONYMOUS = "anonymous", _("Each answer stands alone")
    NAMED = "named", _("Invited people answer, each by a personal link, and editors see who said what")
    SHARED = "shared", _("Organisations answer, each in one shared draft that an owner signs")


class Study(models.Model):
    """The facts of a study as its English page last published them, and how far it has come.

    running -> finished (the last round is over: the key is destroyed, hashes give way to random numbers) -> purged.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    page_key = models.UUIDField(unique=True, editable=False)
    live = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, choices=StudyKind.choices)
    least = models.PositiveSmallIntegerField(default=5)
    keep_days = models.PositiveSmallIntegerField(default=365)
    themes = ArrayField(models.CharField(max_length=100), default=list, db_default=[])
    key_made_on = models.DateField(null=True, blank=True)
    key_gone_on = models.DateField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    purge_on = models.DateField(null=True, blank=True)
    purged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("facts of a study")
        verbose_name_plural = _("facts of studies")
        permissions = [("run_study", "Can open and close rounds of a study and read what is not published of it")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(least__gte=LEAST_POSSIBLE), name="research_study_no_group_under_three"
            )
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def is_paired(self) -> bool:
        return self.kind == StudyKind.PAIRED

    @property
    def is_open_to_all(self) -> bool:
        """Whether whoever has the link of a round may answer it."""
        return self.kind in {StudyKind.PAIRED, StudyKind.ANONYMOUS}

    @property
    def is_named(self) -> bool:
        return self.kind == StudyKind.NAMED

    @property
    def is_shared(self) -> bool:
        return self.kind == StudyKind.SHARED


class Version(models.Model):
    """A questionnaire as it is answered: frozen and append-only, a new one where the approved text has changed."""

    page_key = models.UUIDField()
    number = models.PositiveIntegerField()
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)
    made_on = models.DateField()

    class Meta:
        verbose_name = _("version of a questionnaire")
        verbose_name_plural = _("versions of questionnaires")
        constraints = [models.UniqueConstraint(fields=["page_key", "number"], name="research_version_unique")]

    def __str__(self) -> str:
        return f"{self.page_key} {self.number}"


class WaveQuerySet(models.QuerySet["Wave"]):
    def due_to_close(self) -> "WaveQuerySet":
        return self.filter(state__in=[Wave.State.OPEN, Wave.State.PAUSED], closes_at__lte=timezone.now())


class Wave(models.Model):
    """One round of a study, with one link for all who answer it.

    planned -> open <-> paused -> closed (no answer is taken any more) -> released (its tables are frozen).
    """

    class State(models.TextChoices):
        PLANNED = "planned", _("Planned")
        OPEN = "open", _("Open")
        PAUSED = "paused", _("Paused")
        CLOSED = "closed", _("Closed")
        RELEASED = "released", _("Published")

    class When(models.TextChoices):
        """Where the round stands beside a training; the order is that of comparison."""

        ONCE = "once", _("Once")
        BEFORE = "before", _("Before the training")
        AFTER = "after", _("After the training")
        LATER = "later", _("Six months later")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    study = models.ForeignKey(Study, on_delete=models.PROTECT, related_name="waves")
    questionnaire = models.UUIDField(_("questionnaire"))
    training = models.UUIDField(_("training"), null=True, blank=True)
    when = models.CharField(_("when"), max_length=10, choices=When.choices, default=When.ONCE)
    version = models.ForeignKey(Version, null=True, blank=True, on_delete=models.PROTECT, related_name="waves")
    state = models.CharField(max_length=10, choices=State.choices, default=State.PLANNED)
    closes_at = models.DateTimeField(_("closes"))
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = WaveQuerySet.as_manager()

    class Meta:
        verbose_name = _("round of a study")
        verbose_name_plural = _("rounds of studies")
        ordering = ["closes_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["study", "when", "training"], nulls_distinct=False, name="research_wave_one_of_its_kind"
            ),
            models.CheckConstraint(
                condition=models.Q(state="planned") | models.Q(version__isnull=False),
                name="research_wave_asks_something",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def name(self) -> str:
        """In its tables: `before`, or `before@` and the beginning of the key of its training."""
        return f"{self.when}@{self.training.hex[:8]}" if self.training else self.when

    @property
    def forget_on(self) -> date | None:
        """The day on which what was said with a name goes; None while the round is not over."""
        if self.closed_at is None:
            return None
        return timezone.localdate(self.closed_at) + timedelta(days=self.study.keep_days)

    @property
    def takes_answers(self) -> bool:
        return self.state == self.State.OPEN and self.closes_at > timezone.now()
