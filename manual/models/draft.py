from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models import ChangeKind
from manual.models.edition import NUMBER


class EditionDraft(models.Model):
    """An edition that is being prepared: draft -> submitted -> published, or back to draft with a reason.

    `version` counts every change of it, submission and return included: who approves says which one they read.
    `hands` holds the ids of all who had a part in it; none of them may approve it. One whole edition and one
    correction may be under way at a time, so that what is urgent waits for nothing.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being prepared")
        SUBMITTED = "submitted", _("Waits for a second person")
        PUBLISHED = "published", _("Published")

    number = models.CharField(
        _("number"),
        max_length=10,
        unique=True,
        validators=[RegexValidator(rf"^{NUMBER.pattern}$", _("A number such as 2 or 2.1."))],
        help_text=_("The next whole number, or for an urgent correction the number it corrects with a point: 2.1."),
    )
    title = models.CharField(_("title"), max_length=200)
    effective = models.DateField(_("in force from"), help_text=_("May lie ahead; Brussels date."))
    backdated = models.BooleanField(
        _("It applied from a day that has passed"),
        default=False,
        help_text=_(
            "Confirm only what is true, for example of an edition that was first issued on paper. "
            "Readers see both that day and the day of publication."
        ),
    )
    urgent = models.BooleanField(default=False, editable=False)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT, editable=False)
    prepared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    hands = ArrayField(models.BigIntegerField(), default=list, editable=False)
    version = models.PositiveIntegerField(default=1, db_default=1, editable=False)
    returned = models.CharField(_("why it was returned"), max_length=300, blank=True, default="", editable=False)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("edition in preparation")
        verbose_name_plural = _("editions in preparation")
        constraints = [
            models.UniqueConstraint(
                fields=["urgent"], condition=~models.Q(state="published"), name="manual_editiondraft_one_of_a_kind"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"


class DraftNote(models.Model):
    """The change note of one paragraph of a coming edition, gathered from what was said at each approval."""

    draft = models.ForeignKey(EditionDraft, on_delete=models.CASCADE, related_name="notes")
    page_key = models.UUIDField()
    block_id = models.CharField(max_length=36)
    number = models.CharField(max_length=30, blank=True, default="")
    change = models.CharField(max_length=8)
    kind = models.CharField(_("kind"), max_length=10, choices=ChangeKind.choices)
    text = models.CharField(_("what changed"), max_length=300, blank=True, default="")
    because = models.JSONField(default=dict, db_default={}, blank=True)
    order = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["draft", "page_key", "block_id"], name="manual_draftnote_unique")
        ]

    def __str__(self) -> str:
        return f"{self.draft_id} {self.number}: {self.kind}"
