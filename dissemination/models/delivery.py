from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from dissemination.models.directory import Agency, Contact
from dissemination.models.plan import Channel, Distribution, Plan


class DeliveryState(models.TextChoices):
    """A projection of events, in whatever order they come: see `queries/states.py`."""

    PLANNED = "planned", _("Planned")
    WAITING = "waiting", _("On its way")
    CANCELLED = "cancelled", _("Cancelled")
    FAILED = "failed", _("Could not be handed over")
    SENT = "sent", _("Handed over")
    DELIVERED = "delivered", _("Delivered")
    BOUNCED = "bounced", _("Came back")
    DOWNLOADED = "downloaded", _("Downloaded")
    ACKNOWLEDGED = "acknowledged", _("Receipt confirmed")
    ADOPTED = "adopted", _("Adopted in its procedures")
    DECLINED = "declined", _("Not for this agency")


HOLDS = ("sent", "delivered", "downloaded", "acknowledged", "adopted")
ARRIVED = ("delivered", "downloaded", "acknowledged", "adopted")
LOST = ("cancelled", "failed", "bounced")
CONFIRMED = ("acknowledged", "adopted")


class Delivery(models.Model):
    """The obligation to one contact, or to an agency where it goes another way than by mail; and what is known of it.

    Kept by agency when the address is long forgotten. Its id is a name that is found again when it is planned anew
    (ADR 0040), so nothing but `services/plan_deliveries.py`, `services/enter_event.py` and `services/substitute.py`
    makes one.
    """

    id = models.UUIDField(primary_key=True, editable=False)
    plan = models.ForeignKey(Plan, on_delete=models.PROTECT, related_name="deliveries")
    distribution = models.ForeignKey(Distribution, on_delete=models.PROTECT, related_name="deliveries")
    agency = models.ForeignKey(Agency, on_delete=models.PROTECT, related_name="deliveries")
    contact = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.PROTECT, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel.choices, db_default="email", default=Channel.EMAIL)
    copies = models.PositiveSmallIntegerField(null=True, blank=True)
    substitute_for = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="substitutes", editable=False
    )
    token_sha256 = models.CharField(max_length=64, null=True, unique=True)  # noqa: DJ001 - unique where there is one
    token_version = models.PositiveSmallIntegerField(db_default=1, default=1)
    revoked_at = models.DateTimeField(null=True, blank=True)
    state = models.CharField(
        max_length=12, choices=DeliveryState.choices, db_default="planned", default=DeliveryState.PLANNED
    )
    state_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("delivery")
        verbose_name_plural = _("deliveries")
        constraints = [
            models.UniqueConstraint(fields=["plan", "contact"], name="dissemination_delivery_once"),
            models.UniqueConstraint(
                fields=["plan", "agency", "channel"],
                condition=models.Q(contact__isnull=True),
                name="dissemination_delivery_once_a_way",
            ),
            models.CheckConstraint(
                condition=models.Q(contact__isnull=False) | ~models.Q(channel="email"),
                name="dissemination_delivery_mail_to_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["distribution", "state"], name="dissemination_delivery_states"),
            models.Index(fields=["plan"], condition=models.Q(state="planned"), name="dissemination_delivery_planned"),
        ]

    def __str__(self) -> str:
        return str(self.pk)


class EntryNote(models.Model):
    """What an officer wrote beside an event, purged in time. `entry` is the event's name at its source."""

    entry = models.CharField(max_length=120, unique=True)
    note = models.TextField(_("note"), max_length=500)
    written_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("note of an officer")
        verbose_name_plural = _("notes of officers")

    def __str__(self) -> str:
        return self.entry


class Answer(models.Model):
    """What an agency said on its page, word for word: may name a person, so it lies beside the events and is purged."""

    delivery_id = models.UUIDField(db_index=True)
    office = models.CharField(_("office"), max_length=200, blank=True)
    note = models.TextField(_("note"), max_length=2000, blank=True)
    answered_at = models.DateTimeField(db_default=Now())

    class Meta:
        verbose_name = _("answer of an agency")
        verbose_name_plural = _("answers of agencies")

    def __str__(self) -> str:
        return str(self.delivery_id)
