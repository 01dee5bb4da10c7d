import uuid
from datetime import datetime

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.initiative import Initiative


class Attestation(models.Model):
    """The author's statement that nobody can be recognised in one version; `wording` numbers what they read."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="attestations")
    version = models.PositiveIntegerField()
    wording = models.PositiveSmallIntegerField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("statement of an author")
        verbose_name_plural = _("statements of authors")
        ordering = ["version"]
        constraints = [models.UniqueConstraint(fields=["initiative", "version"], name="initiatives_attestation_once")]

    def __str__(self) -> str:
        return f"{self.initiative_id} v{self.version}"


class Objection(models.Model):
    """An author says that the screen is wrong about one finding. What was found is not copied here.

    `digest` binds it to the finding and to the whole text that it stands in: any other text is screened anew.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for a moderator")
        LIFTED = "lifted", _("Lifted: it may stand")
        UPHELD = "upheld", _("Upheld: it must go")

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="objections")
    digest = models.CharField(max_length=64)
    kind = models.CharField(max_length=20)
    place = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    reason = models.CharField(_("why it may stand"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("contested finding")
        verbose_name_plural = _("contested findings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["initiative", "digest"], name="initiatives_objection_once"),
            models.CheckConstraint(
                condition=models.Q(state="waiting", decided_at__isnull=True)
                | ~models.Q(state="waiting") & models.Q(decided_at__isnull=False),
                name="initiatives_objection_decided_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.place}"


class ClaimQuerySet(models.QuerySet["Claim"]):
    def live(self, at: datetime | None = None) -> "ClaimQuerySet":
        """Those that have not ended by themselves at `at` (now)."""
        return self.filter(until__gt=at or timezone.now())


class Claim(models.Model):
    """A moderator reads an initiative; until `until` no other one decides about it."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="claim")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField()

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("claim of a moderator")
        verbose_name_plural = _("claims of moderators")

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.by_id}"


class ModeratorNote(models.Model):
    """What moderators tell each other about an initiative; no author ever reads it."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="moderator_notes")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submission = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.TextField(_("note"), max_length=1000)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("note of a moderator")
        verbose_name_plural = _("notes of moderators")
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["by", "submission"], name="initiatives_moderatornote_once")]

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.pk}"
