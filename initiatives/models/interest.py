import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.choices import SeatRole
from initiatives.models.lifecycle import InterestState
from initiatives.models.seat import Seat


class InterestQuerySet(models.QuerySet["Interest"]):
    def received_by(self, organisations: models.QuerySet) -> "InterestQuerySet":
        return self.filter(seat__initiative__organisation__in=organisations)

    def sent_by(self, organisations: models.QuerySet) -> "InterestQuerySet":
        return self.filter(organisation__in=organisations)


class Interest(models.Model):
    """An organisation's expression of interest in a seat: once per seat and organisation."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="interests")
    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="interests")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    role = models.CharField(_("role that you offer"), max_length=10, choices=SeatRole.choices)
    country = models.ForeignKey("hub.Country", on_delete=models.PROTECT, related_name="+", verbose_name=_("country"))
    pitch = models.CharField(_("why you"), max_length=600)
    state = models.CharField(max_length=12, choices=InterestState.choices, default=InterestState.NEW)
    created_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = InterestQuerySet.as_manager()

    class Meta:
        verbose_name = _("expression of interest")
        verbose_name_plural = _("expressions of interest")
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["seat", "organisation"], name="initiatives_interest_once")]

    def __str__(self) -> str:
        return str(self.key)

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
