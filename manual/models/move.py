from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models import ChangeKind


class ParagraphMove(models.Model):
    """A paragraph on its way to another section: proposed -> done, given back or taken back (ADR 0022).

    It carries block id and number; `along` are the blocks that rest on it, written down once it is moved. `after` is
    the block in the new section behind which it stands, empty for its beginning. Rows stay: by them an access rule of
    today reaches the editions that hold the paragraph elsewhere.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Waits for a second person")
        DONE = "done", _("Moved")
        DECLINED = "declined", _("Given back")
        TAKEN_BACK = "taken_back", _("Taken back")

    number = models.CharField(_("number"), max_length=30)
    block_id = models.CharField(max_length=36)
    along = ArrayField(models.CharField(max_length=36), default=list)
    from_key = models.UUIDField()
    to_key = models.UUIDField()
    after = models.CharField(max_length=36, blank=True, default="")
    kind = models.CharField(_("kind"), max_length=10, choices=ChangeKind.choices, default=ChangeKind.PROCEDURE)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.PROPOSED)
    proposed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    reason = models.CharField(_("reason"), max_length=300, blank=True, default="")
    proposed_at = models.DateTimeField(default=timezone.now)
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("move of a paragraph")
        verbose_name_plural = _("moves of paragraphs")
        constraints = [
            models.UniqueConstraint(
                fields=["number"], condition=models.Q(state="proposed"), name="manual_paragraphmove_one_at_a_time"
            ),
            models.CheckConstraint(
                condition=~models.Q(from_key=models.F("to_key")), name="manual_paragraphmove_elsewhere"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="done") | ~models.Q(proposed_by=models.F("decided_by")),
                name="manual_paragraphmove_two_persons",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}: {self.state}"
