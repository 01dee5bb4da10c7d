from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Annex(models.Model):
    """What one country adds to a section, in a language that it chose itself; never translated away.

    Its text lies in revisions: draft -> submitted -> approved by a second person, or back to draft with a reason.
    """

    page_key = models.UUIDField()
    country = models.ForeignKey("hub.Country", on_delete=models.PROTECT, related_name="+", verbose_name=_("country"))
    language = models.CharField(_("language"), max_length=12)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("national annex")
        verbose_name_plural = _("national annexes")
        constraints = [
            models.UniqueConstraint(fields=["page_key", "country", "language"], name="manual_annex_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.country_id} {self.language}"


class AnnexRevisionQuerySet(models.QuerySet["AnnexRevision"]):
    def public(self) -> "AnnexRevisionQuerySet":
        """The newest approved text of each annex that was not withdrawn."""
        newer = AnnexRevision.objects.filter(
            annex=models.OuterRef("annex"), state=AnnexRevision.State.APPROVED, number__gt=models.OuterRef("number")
        )
        approved = self.filter(state=AnnexRevision.State.APPROVED, annex__withdrawn_at=None)
        return approved.exclude(models.Exists(newer))


class AnnexRevision(models.Model):
    """One text of an annex, with the day of its review.

    `hands` holds the ids of all who wrote it; none of them may approve it.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Being written")
        SUBMITTED = "submitted", _("Waits for a second person")
        APPROVED = "approved", _("Approved")

    annex = models.ForeignKey(Annex, on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField(_("text"))
    review_date = models.DateField(_("review by"), null=True, blank=True)
    state = models.CharField(max_length=10, choices=State.choices, default=State.DRAFT)
    hands = ArrayField(models.BigIntegerField(), default=list)
    saved_at = models.DateTimeField(default=timezone.now)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    returned = models.CharField(_("why it was returned"), max_length=300, blank=True, default="")

    objects = AnnexRevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a national annex")
        verbose_name_plural = _("texts of national annexes")
        ordering = ["annex", "number"]
        constraints = [
            models.UniqueConstraint(fields=["annex", "number"], name="manual_annexrevision_unique"),
            models.UniqueConstraint(
                fields=["annex"], condition=~models.Q(state="approved"), name="manual_annexrevision_one_open"
            ),
            models.CheckConstraint(
                condition=~models.Q(state="approved") | models.Q(decided_by__isnull=False, decided_at__isnull=False),
                name="manual_annexrevision_approved_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.annex_id}/{self.number}"
