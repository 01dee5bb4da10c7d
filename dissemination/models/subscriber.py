import uuid
from datetime import date
from typing import Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.languages import spoken
from hub.people.mailbox import masked
from hub.people.models.practice import PracticeAccess


class SubscriberQuerySet(models.QuerySet["Subscriber"]):
    def hearing(self, on: date) -> Self:
        """Those to whom something may go on that day in Brussels; whoever pauses hears again the day after."""
        goes_on = models.Q(paused_until__isnull=True) | models.Q(paused_until__lt=on)
        return self.filter(goes_on, status=Subscriber.Status.ACTIVE)

    def practitioners(self) -> Self:
        """Those whose log-in reads practitioners' text today, and who still hold the address they subscribed with."""
        return self.filter(
            user__email__iexact=models.F("email"), user_id__in=PracticeAccess.objects.in_force().values("user_id")
        )


class LanguagePolicy(models.TextChoices):
    """What a subscriber hears of while an item has no words in their language."""

    FALLBACK = "fallback", _("At once, in another language where mine is missing")
    EXACT = "exact", _("Only once it exists in my language")
    BOTH = "both", _("At once in another language, and again once it exists in mine")


class Subscriber(models.Model):
    """A mailbox that asked for digests. Never deleted: erasing blanks the address and keeps the row.

    `entered_at`: when an officer entered it on another basis than consent. Nothing goes until `paused_until` is over
    (a day in Brussels). `moves` counts changes of address: links to the settings that the old mailbox holds end so.
    """

    class Status(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("Has not confirmed yet")
        ACTIVE = "active", _("Gets digests")
        PAUSED = "paused", _("Paused")
        UNSUBSCRIBED = "unsubscribed", _("Unsubscribed")
        UNDELIVERABLE = "undeliverable", _("Cannot be reached")
        ERASED = "erased", _("Erased")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    email = models.EmailField(_("e-mail address"), max_length=320, blank=True)
    language = models.CharField(_("language"), max_length=12, choices=spoken, default="en")
    language_policy = models.CharField(
        _("when my language is missing"),
        max_length=8,
        choices=LanguagePolicy.choices,
        default=LanguagePolicy.FALLBACK,
        db_default=LanguagePolicy.FALLBACK,
    )
    time_zone = models.CharField(max_length=40, default="Europe/Brussels")
    status = models.CharField(max_length=15, choices=Status.choices, default=Status.UNCONFIRMED)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="subscriber"
    )
    confirmed_at = models.DateTimeField(null=True, blank=True)
    entered_at = models.DateTimeField(null=True, blank=True)
    paused_until = models.DateField(_("paused until"), null=True, blank=True)
    moves = models.PositiveSmallIntegerField(default=0, db_default=0, editable=False)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    objects = SubscriberQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        constraints = [
            models.UniqueConstraint(
                Lower("email"), condition=~models.Q(email=""), name="dissemination_subscriber_email_unique"
            ),
            models.CheckConstraint(
                condition=models.Q(status="erased", email="", user__isnull=True)
                | ~models.Q(status="erased") & ~models.Q(email=""),
                name="dissemination_subscriber_erased_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(language_policy__in=["fallback", "exact", "both"]),
                name="dissemination_subscriber_policy_known",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="active")
                | models.Q(confirmed_at__isnull=False)
                | models.Q(entered_at__isnull=False),
                name="dissemination_subscriber_active_confirmed",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def masked(self) -> str:
        """The address as lists show it."""
        return masked(self.email)

    @property
    def recipient(self) -> str:
        """How the ledger names this person without the address."""
        return f"subscriber:{self.key}"


class OptIn(models.Model):
    """One request to subscribe, made by whoever typed the address; it counts once its owner presses the button.

    `wanted` holds topics (`all`, `manual`, `theme:first-hours`, `country:RO`), `confirmation_text` what was agreed to.
    An empty `language_policy` leaves the subscriber's as it is.
    """

    PAGE, SETTINGS, OFFICER = "page", "settings", "officer"
    """Where a request was made: the public form, the page of settings, an officer's form."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subscriber = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="opt_ins")
    wanted = ArrayField(models.CharField(max_length=120))
    cadence = models.CharField(max_length=10)
    language = models.CharField(max_length=12)
    language_policy = models.CharField(
        max_length=8, choices=LanguagePolicy.choices, blank=True, default="", db_default=""
    )
    source = models.CharField(max_length=20, default=PAGE)
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    confirmation_text = models.TextField(blank=True)

    class Meta:
        verbose_name = _("request to subscribe")
        verbose_name_plural = _("requests to subscribe")
        indexes = [
            models.Index(fields=["subscriber", "asked_at"], name="dissemination_optin_asked"),
            models.Index(fields=["asked_at"], name="dissemination_optin_of_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(confirmed_at__isnull=True, confirmation_text="")
                | models.Q(confirmed_at__isnull=False) & ~models.Q(confirmation_text=""),
                name="dissemination_optin_confirmed_whole",
            )
        ]

    def __str__(self) -> str:
        return str(self.key)
