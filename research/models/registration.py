import uuid

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from research.models.choices import HOLDS, Place, Target
from research.models.training import Training


class Invitation(models.Model):
    """An address that may register for a training that is by invitation; empty of it 90 days after the training."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="invitations")
    email = models.EmailField(blank=True)
    address_hash = models.BinaryField(max_length=32)
    language = models.CharField(max_length=12)
    invited_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("invitation to a training")
        verbose_name_plural = _("invitations to trainings")
        constraints = [models.UniqueConstraint(fields=["training", "address_hash"], name="research_invitation_once")]

    def __str__(self) -> str:
        return str(self.key)


class Registration(models.Model):
    """One person's place in a training, or the wish for one.

    asked -> waiting | seated (the address answered) -> cancelled; asked -> lapsed; waiting -> seated (a place is free).
    `attended` is said by the organisers after the training. Name and address are emptied 90 days after it.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="registrations")
    state = models.CharField(_("state"), max_length=10, choices=Place.choices, default=Place.ASKED)
    email = models.EmailField(_("e-mail address"), blank=True)
    address_hash = models.BinaryField(max_length=32)
    name = models.CharField(_("name"), max_length=120, blank=True)
    organisation = models.CharField(_("organisation"), max_length=200, blank=True)
    profession = models.CharField(_("what you do"), max_length=12, choices=Target.choices)
    country = models.CharField(_("country"), max_length=2)
    language = models.CharField(_("language of our mails"), max_length=12)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    seated_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    reminded = models.CharField(max_length=20, blank=True, default="", db_default="", editable=False)
    attended = models.BooleanField(_("was there"), null=True, blank=True)
    forgotten_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("registration")
        verbose_name_plural = _("registrations")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "address_hash"],
                condition=models.Q(state__in=HOLDS),
                name="research_registration_one_stands",
            ),
            models.CheckConstraint(
                condition=~models.Q(state=Place.SEATED) | models.Q(confirmed_at__isnull=False, seated_at__isnull=False),
                name="research_registration_seated_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)
