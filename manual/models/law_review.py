from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class LawReviewQuerySet(models.QuerySet["LawReview"]):
    def open(self) -> "LawReviewQuerySet":
        return self.filter(outcome="")

    def done(self) -> "LawReviewQuerySet":
        return self.exclude(outcome="")


class LawReview(models.Model):
    """A place of the manual that rests on an article which was amended: somebody must look whether it is still right.

    `block_id` is the numbered block above the legal reference, or the reference itself where there is none, or empty
    for the section as a whole.
    """

    class Outcome(models.TextChoices):
        CHANGED = "changed", _("Changed")
        STILL_RIGHT = "still-right", _("Looked at, still right")
        GONE = "gone", _("No longer there")

    amendment = models.ForeignKey("hub.LegalAmendment", on_delete=models.CASCADE, related_name="+")
    page_key = models.UUIDField()
    block_id = models.CharField(max_length=36, blank=True, default="")
    reference_id = models.CharField(max_length=36, blank=True, default="")
    opened_at = models.DateTimeField(default=timezone.now)
    outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True, default="")
    said = models.CharField(_("what you saw"), max_length=300, blank=True, default="")
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = LawReviewQuerySet.as_manager()

    class Meta:
        verbose_name = _("place to look at after an amendment")
        verbose_name_plural = _("places to look at after an amendment")
        ordering = ["opened_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["amendment", "page_key", "block_id"], name="manual_lawreview_unique"),
            models.CheckConstraint(
                condition=models.Q(outcome="", closed_at=None)
                | models.Q(~models.Q(outcome=""), closed_at__isnull=False),
                name="manual_lawreview_closed",
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="still-right") | (~models.Q(said="") & models.Q(closed_by__isnull=False)),
                name="manual_lawreview_said",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.amendment_id} {self.page_key} {self.block_id}: {self.outcome or 'open'}"
