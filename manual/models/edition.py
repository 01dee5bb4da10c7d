import re
from collections.abc import Sequence
from datetime import date

from django.core.validators import RegexValidator
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.models import ChangeKind
from hub.ports.reasons import Reason

NUMBER = re.compile(r"[1-9]\d{0,3}(\.[1-9]\d{0,2})?")


class EditionQuerySet(models.QuerySet["Edition"]):
    def with_state(self) -> "EditionQuerySet":
        return self.select_related("state")

    def standing(self) -> "EditionQuerySet":
        """Editions that were not withdrawn."""
        return self.filter(state__withdrawn_at=None)

    def effective_on(self, day: date) -> "EditionQuerySet":
        """Editions whose day has come, the one in force first."""
        return self.filter(effective__lte=day).order_by("-effective", "-order")

    def corrections_of(self, whole: str) -> "EditionQuerySet":
        """The urgent corrections of a whole edition, the newest first."""
        return self.filter(corrects=whole).order_by("-order")


class Edition(models.Model):
    """A frozen, numbered state of the whole manual. Append-only; what may change is its `EditionState`.

    Who prepared and who approved it are keys of users, so that no row here can hold a person back or be nulled.
    """

    number = models.CharField(
        _("number"),
        max_length=10,
        unique=True,
        validators=[RegexValidator(NUMBER, _("A number such as 2 or 2.1."))],
    )
    order = models.PositiveIntegerField(unique=True, editable=False)
    title = models.CharField(_("title"), max_length=200)
    effective = models.DateField(_("in force from"))
    corrects = models.CharField(max_length=10, blank=True, default="")
    prepared_by = models.UUIDField()
    approved_by = models.UUIDField()
    published_at = models.DateTimeField(default=timezone.now)

    objects = EditionQuerySet.as_manager()

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")
        ordering = ["-order"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(prepared_by=models.F("approved_by")), name="manual_edition_two_persons"
            )
        ]

    def __str__(self) -> str:
        return self.number

    @staticmethod
    def order_of(number: str) -> int:
        """The number as one integer that sorts as people count: 2 < 2.1 < 2.10 < 3."""
        whole, _dot, part = number.partition(".")
        return int(whole) * 1000 + int(part or 0)

    @staticmethod
    def is_correction(number: str) -> bool:
        """Whether it is the number of an urgent correction: `2.1` corrects `2`."""
        return "." in number

    @staticmethod
    def whole_of(number: str) -> str:
        """The number of the whole edition: `2` of `2` and of `2.1`."""
        return number.partition(".")[0]

    @staticmethod
    def correction_after(number: str) -> str:
        """The next urgent correction: `2.1` after `2`, `2.2` after `2.1`."""
        whole, _dot, part = number.partition(".")
        return f"{whole}.{int(part or 0) + 1}"


class EditionState(models.Model):
    """What may change about a published edition: it can be withdrawn, with a reason, and still resolves."""

    edition = models.OneToOneField(Edition, on_delete=models.PROTECT, related_name="state")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True, default="")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(withdrawn_at=None) | ~models.Q(reason=""), name="manual_edition_withdrawn_reason"
            )
        ]

    def __str__(self) -> str:
        return f"{self.edition_id}: {self.reason or 'stands'}"


class ChangeNote(models.Model):
    """What changed in an edition, for one paragraph, and how much it matters. Append-only.

    `because` holds the findings that led to it, by key, each with its sentence of that day; `reasons` is what a reader
    may be told of them (`manual.queries.because`).
    """

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="notes")
    page_key = models.UUIDField()
    block_id = models.CharField(max_length=36)
    number = models.CharField(max_length=30, blank=True, default="")
    kind = models.CharField(_("kind"), max_length=10, choices=ChangeKind.choices)
    change = models.CharField(max_length=8)
    text = models.CharField(_("what changed"), max_length=300)
    because = models.JSONField(default=dict, db_default={}, blank=True)
    restricted = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)

    reasons: Sequence[Reason] = ()

    class Meta:
        verbose_name = _("change note")
        verbose_name_plural = _("change notes")
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "page_key", "block_id"], name="manual_changenote_unique")
        ]

    def __str__(self) -> str:
        return f"{self.edition_id} {self.number}: {self.kind}"
