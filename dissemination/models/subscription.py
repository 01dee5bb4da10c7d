import uuid
from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from dissemination.models.directory import Contact
from dissemination.models.subscriber import Subscriber


class Scope(models.TextChoices):
    """What a subscription is about; `theme`, `country` and `search` need a value."""

    ALL = "all", _("Everything new")
    MANUAL = "manual", _("The manual")
    THEME = "theme", _("Theme")
    COUNTRY = "country", _("Country")
    SEARCH = "search", _("Saved search")


class Cadence(models.TextChoices):
    """How often, the fastest first."""

    IMMEDIATE = "immediate", _("At once")
    DAILY = "daily", _("Once a day")
    WEEKLY = "weekly", _("Once a week")
    MONTHLY = "monthly", _("Once a month")


class EndedReason(models.TextChoices):
    """Why a subscription ended, so that everybody can be told."""

    NONE = "", ""
    ONE_CLICK = "one_click", _("Ended with the unsubscribe button of a mail program")
    LINK = "link", _("Ended by the link in a message")
    MAIL = "mail", _("Ended by a mail to the unsubscribe address")
    PREFERENCES = "preferences", _("Ended on the page of settings")
    ERASED = "erased", _("Ended because the address was erased")
    UNDELIVERABLE = "undeliverable", _("Ended because the mailbox cannot be reached")
    OWNER = "owner", _("Ended by its owner")
    COMPLAINT = "complaint", _("Ended because a message was reported as unwanted")
    OBJECTION = "objection", _("Ended because its owner objected to being written to")
    OFFICER = "officer", _("Ended because an officer has stopped mail to the address")


class SubscriptionQuerySet(models.QuerySet["Subscription"]):
    def live(self) -> Self:
        return self.filter(ended_at__isnull=True)


class Subscription(models.Model):
    """One wish of one subscriber, confirmed, or entered by an officer on a recorded basis. Ended, not deleted.

    `confirmed_at` is when it began, `ended_message` the id of the message whose link ended it, where that is known.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    subscriber = models.ForeignKey(Subscriber, on_delete=models.PROTECT, related_name="subscriptions")
    scope = models.CharField(max_length=10, choices=Scope.choices)
    value = models.CharField(max_length=100, blank=True)
    cadence = models.CharField(_("how often"), max_length=10, choices=Cadence.choices)
    source = models.CharField(max_length=20, default="page")
    basis = models.CharField(
        _("legal basis"),
        max_length=15,
        choices=Contact.Basis.choices,
        default=Contact.Basis.CONSENT,
        db_default="consent",
    )
    confirmed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=15, choices=EndedReason.choices, blank=True)
    ended_message = models.UUIDField(null=True, blank=True, editable=False)

    objects = SubscriptionQuerySet.as_manager()

    class Meta:
        verbose_name = _("subscription")
        verbose_name_plural = _("subscriptions")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subscriber", "scope", "value"],
                condition=models.Q(ended_at__isnull=True),
                name="dissemination_subscription_live_once",
            ),
            models.CheckConstraint(
                condition=models.Q(scope__in=["all", "manual"], value="")
                | models.Q(scope__in=["theme", "country", "search"]) & ~models.Q(value=""),
                name="dissemination_subscription_scope_is_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(ended_at__isnull=True, ended_reason="")
                | models.Q(ended_at__isnull=False) & ~models.Q(ended_reason=""),
                name="dissemination_subscription_ended_for_a_reason",
            ),
            models.CheckConstraint(
                condition=models.Q(cadence__in=Cadence.values), name="dissemination_subscription_cadence_known"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.topic} ({self.cadence})"

    @property
    def topic(self) -> str:
        """`all`, `manual`, `theme:<slug>`, `country:<code>`, `search:<name>`."""
        return f"{self.scope}:{self.value}" if self.value else self.scope
