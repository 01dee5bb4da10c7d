import uuid
from datetime import datetime

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.choices import SeatRole, Thanks
from initiatives.models.lifecycle import InterestState
from initiatives.models.seat import Seat

WAITING = (InterestState.NEW, InterestState.SHORTLISTED)


class InterestQuerySet(models.QuerySet["Interest"]):
    def received_by(self, organisations: models.QuerySet) -> "InterestQuerySet":
        return self.filter(seat__initiative__organisation__in=organisations)

    def sent_by(self, organisations: models.QuerySet) -> "InterestQuerySet":
        return self.filter(organisation__in=organisations)

    def waiting(self) -> "InterestQuerySet":
        """Those that nobody has answered: new ones and those on the shortlist."""
        return self.filter(state__in=WAITING)

    def silent(self, since: datetime) -> "InterestQuerySet":
        """Those that wait since `since` or longer, and whose author has not written a word about them."""
        author = models.OuterRef("seat__initiative__organisation")
        said = Message.objects.filter(interest=models.OuterRef("pk"), organisation=author)
        return self.waiting().filter(~models.Exists(said), created_at__lte=since)


class Interest(models.Model):
    """An organisation's expression of interest in a seat: once per seat and organisation.

    `initiative_kind` and `author_country` are what the initiative was, and where its organisation, when it was made.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="interests")
    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="interests")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role that you offer"), max_length=10, choices=SeatRole.choices)
    country = models.ForeignKey("hub.Country", on_delete=models.PROTECT, related_name="+", verbose_name=_("country"))
    pitch = models.CharField(_("why you"), max_length=600)
    capacity = models.CharField(_("people and time"), max_length=200, blank=True, default="", db_default="")
    languages = ArrayField(models.CharField(max_length=12), default=list, db_default=[], blank=True)
    earlier_work = models.CharField(_("earlier work"), max_length=600, blank=True, default="", db_default="")
    state = models.CharField(max_length=12, choices=InterestState.choices, default=InterestState.NEW)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    declined_for = models.CharField(max_length=12, choices=Thanks.choices, blank=True, default="", db_default="")
    declined_text = models.CharField(max_length=300, blank=True, default="", db_default="")
    nudged_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    initiative_kind = models.CharField(max_length=10, blank=True, default="", db_default="", editable=False)
    author_country = models.CharField(max_length=2, blank=True, default="", db_default="", editable=False)

    objects = InterestQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer to take a seat")
        verbose_name_plural = _("offers to take a seat")
        ordering = ["created_at", "pk"]
        indexes = [models.Index(fields=["state", "created_at"], name="initiatives_interest_waits")]
        constraints = [
            models.UniqueConstraint(fields=["seat", "organisation"], name="initiatives_interest_once"),
            models.CheckConstraint(
                condition=models.Q(declined_for="", declined_text="") | models.Q(state=InterestState.DECLINED),
                name="initiatives_interest_thanked",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def is_waiting(self) -> bool:
        return self.state in WAITING

    @property
    def thanks(self) -> str:
        """The polite words of a declined one, in the language of the moment."""
        return str(Thanks(self.declined_for).label) if self.declined_for else ""

    @property
    def is_talking(self) -> bool:
        """Whether its two sides may still write to each other."""
        return self.ended_at is None and self.state not in {InterestState.DECLINED, InterestState.WITHDRAWN}

    @property
    def state_for_sender(self) -> InterestState:
        """The state as the other side may know it: the shortlist is the author's own note."""
        state = InterestState(self.state)
        return InterestState.NEW if state is InterestState.SHORTLISTED else state


LONGEST = 4000
"""Characters of one message."""


class Message(models.Model):
    """One message between the two organisations of an interest. Addresses were masked before it was stored."""

    interest = models.ForeignKey(Interest, on_delete=models.PROTECT, related_name="messages")
    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submission = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.TextField(_("message"), max_length=LONGEST)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["author", "submission"], name="initiatives_message_once")]

    def __str__(self) -> str:
        return f"{self.interest_id} {self.at:%Y-%m-%d}"
