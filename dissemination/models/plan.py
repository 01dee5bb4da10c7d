import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LanguageRule(models.TextChoices):
    """In which of a plan's languages a contact gets the edition."""

    FALLBACK = "fallback", _("Its own language, else its country’s languages in their order, else English")
    OWN = "own", _("Its own language alone; who has none of the chosen ones is left out")


class Channel(models.TextChoices):
    """How an edition reaches an agency. All but mail need no contact: what became of them is entered by an officer."""

    EMAIL = "email", _("By e-mail")
    PRINT = "print", _("Printed, by post")
    HAND = "hand", _("Handed over in person")
    PORTAL = "portal", _("On a portal that the agency reads")


ON_PAPER = frozenset({Channel.PRINT, Channel.HAND})
"""What goes in copies."""


class Mode(models.TextChoices):
    """What the mail of a plan brings."""

    LINK = "link", _("A link to the edition")
    ATTACHMENT = "attachment", _("The edition as PDF, and the link")


class Stopped(models.TextChoices):
    """Why a plan ended, or was paused, by itself."""

    WITHDRAWN = "withdrawn", _("The edition was withdrawn")
    NO_PDF = "no_pdf", _("Its PDF cannot be sent")


class PlanQuerySet(models.QuerySet["Plan"]):
    def due(self) -> "PlanQuerySet":
        """Approved, and its time has come."""
        now = timezone.now()
        begins = models.Q(goes_out_at__isnull=True) | models.Q(goes_out_at__lte=now)
        return self.filter(begins, state=Plan.State.APPROVED)

    def unended(self) -> "PlanQuerySet":
        return self.exclude(state__in=[Plan.State.COMPLETE, Plan.State.CANCELLED])


class Plan(models.Model):
    """An edition and whom it goes to. Approved by another person than the one who made it; superusers too."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Waits for approval")
        APPROVED = "approved", _("Approved")
        RUNNING = "running", _("Running")
        COMPLETE = "complete", _("Complete")
        CANCELLED = "cancelled", _("Cancelled")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    nonce = models.UUIDField(unique=True, editable=False, help_text="Of the form, so that a double click is one plan.")
    edition = models.CharField(_("edition"), max_length=20)
    edition_title = models.CharField(max_length=200)
    impressions = models.JSONField(default=dict, help_text="Language: number, SHA-256 and PDF (where attached).")
    audience = models.JSONField(default=dict, help_text="services.make_plan.Audience as it was asked for.")
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.DRAFT)
    paused = models.BooleanField(_("paused"), default=False)
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("made on"), default=timezone.now, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved on"), null=True, blank=True)
    channel = models.CharField(
        _("channel"), max_length=10, choices=Channel.choices, default=Channel.EMAIL, db_default=Channel.EMAIL
    )
    copies = models.PositiveSmallIntegerField(
        _("copies for each agency"), default=1, db_default=1, help_text="Where it is printed or handed over."
    )
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.LINK, db_default=Mode.LINK)
    remind_after = models.PositiveSmallIntegerField(
        _("remind after so many days"), default=0, db_default=0, help_text="0: no reminders."
    )
    remind_most = models.PositiveSmallIntegerField(_("at most so many times"), default=1, db_default=1)
    goes_out_at = models.DateTimeField(_("goes out on"), null=True, blank=True, help_text="Empty: when approved.")
    foreseen = models.JSONField(
        default=dict, db_default={}, help_text="What the approver was told: languages and left_out, each with a number."
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    stopped_for = models.CharField(max_length=10, choices=Stopped.choices, blank=True, default="", db_default="")

    objects = PlanQuerySet.as_manager()

    class Meta:
        verbose_name = _("plan of a distribution")
        verbose_name_plural = _("plans of distributions")
        ordering = ["-created_at"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(approved_by__isnull=True) | ~models.Q(approved_by=models.F("created_by")),
                name="dissemination_plan_four_eyes",
            ),
            models.CheckConstraint(
                condition=~models.Q(state__in=["approved", "running", "complete"])
                | models.Q(approved_by__isnull=False, approved_at__isnull=False),
                name="dissemination_plan_approved_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.edition} ({self.created_at:%Y-%m-%d})"

    @property
    def language_rule(self) -> LanguageRule:
        return LanguageRule(self.audience.get("language_rule", LanguageRule.FALLBACK))

    @property
    def goes_out_later(self) -> bool:
        return self.goes_out_at is not None and self.goes_out_at > timezone.now()

    @property
    def is_waiting(self) -> bool:
        """Approved, and to go out later."""
        return self.state == self.State.APPROVED and self.goes_out_later

    @property
    def group(self) -> str:
        """What its messages are known by in the ledger."""
        return f"plan:{self.key}"


class Distribution(models.Model):
    """One language of a plan: the impression that its agencies get."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="distributions")
    edition = models.CharField(max_length=20)
    language = models.CharField(max_length=12)
    impression = models.PositiveSmallIntegerField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("distribution")
        verbose_name_plural = _("distributions")
        constraints = [
            models.UniqueConstraint(fields=["plan", "language"], name="dissemination_distribution_language"),
        ]

    def __str__(self) -> str:
        return f"{self.edition}/{self.language}/{self.impression}"
