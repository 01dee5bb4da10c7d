from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.content import Content
from initiatives.models.initiative import Initiative
from initiatives.models.lifecycle import DraftState


class Draft(models.Model):
    """The version being edited. `version` counts every save: who approves says which one they read."""

    initiative = models.OneToOneField(Initiative, on_delete=models.CASCADE, related_name="draft")
    state = models.CharField(max_length=10, choices=DraftState.choices, default=DraftState.OPEN)
    version = models.PositiveIntegerField(default=1)
    data = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField(default=timezone.now)
    warned_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    warnings = models.JSONField(default=list, blank=True)
    reasons = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    reason_text = models.TextField(_("what to change"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("version being edited")
        verbose_name_plural = _("versions being edited")
        indexes = [models.Index(fields=["state", "submitted_at"], name="initiatives_draft_queue")]

    def __str__(self) -> str:
        return f"{self.initiative_id} v{self.version}"

    @property
    def asks_for_a_change(self) -> bool:
        """Whether a moderator's reasons stand: from the return until it is submitted again."""
        return bool(self.reasons) and self.state in {DraftState.RETURNED, DraftState.OPEN}

    @property
    def content(self) -> Content:
        return Content.from_json(self.data)
