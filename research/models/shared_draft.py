import uuid
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from research.models.study import Wave


class Shared(models.Model):
    """The one draft in which the people of an organisation answer together.

    asked -> draft (something was kept) -> signed (an owner signed what stood there) -> draft (an editor opened it
    again, while the round is open). `number` counts the changes; `touched` says who changed which section last, when.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("Not begun")
        DRAFT = "draft", _("Draft")
        SIGNED = "signed", _("Signed")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="shared")
    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="+")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    answers: Any = models.JSONField(default=dict)
    number = models.PositiveIntegerField(default=0)
    touched = models.JSONField(default=dict)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    changed_at = models.DateTimeField(null=True, blank=True)
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("questionnaire of an organisation")
        verbose_name_plural = _("questionnaires of organisations")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "organisation"], name="research_shared_once"),
            models.CheckConstraint(
                condition=~models.Q(state="signed") | models.Q(signed_by__isnull=False),
                name="research_shared_signed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)

    @property
    def may_change(self) -> bool:
        """Whether its people can write in it now."""
        return self.state != self.State.SIGNED and self.wave.takes_answers


class Signature(models.Model):
    """That an organisation signed what has this hash: frozen and append-only, without what was said and by whom."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    shared_key = models.UUIDField()
    organisation_key = models.UUIDField()
    wave_key = models.UUIDField()
    number = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    signed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("signature of an organisation")
        verbose_name_plural = _("signatures of organisations")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["shared_key", "number"], name="research_signature_once")]

    def __str__(self) -> str:
        return str(self.key)


class SignedContent(models.Model):
    """What was signed, byte for byte what the hash of the signature is of: never changed, deleted in the end."""

    signature = models.OneToOneField(Signature, on_delete=models.PROTECT, related_name="content")
    text = models.TextField()

    class Meta:
        verbose_name = _("signed answers")
        verbose_name_plural = _("signed answers")

    def __str__(self) -> str:
        return str(self.signature_id)
