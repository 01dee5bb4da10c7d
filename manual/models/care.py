from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SectionCare(models.Model):
    """Who looks after a section, in all languages, and when they look at it next.

    A row of its own, not fields of the page: to hand a section on is no change of its text and needs no approval.
    Readers see the owner's role at most (`BasePage.owner_role`), never a person.
    """

    page_key = models.UUIDField(unique=True, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("owner"),
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("deputy"),
        help_text=_("Gets the same messages."),
    )
    review_by = models.DateField(_("review by"), null=True, blank=True)

    class Meta:
        verbose_name = _("care of a section")
        verbose_name_plural = _("care of sections")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deputy=None) | models.Q(owner=None) | ~models.Q(owner=models.F("deputy")),
                name="manual_sectioncare_two_persons",
                violation_error_message=_("Owner and deputy are two persons."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_key}: {self.review_by or '-'}"


class SectionReview(models.Model):
    """Somebody has read a section and says that it is still right."""

    page_key = models.UUIDField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    next_by = models.DateField(_("review again by"))

    class Meta:
        verbose_name = _("review of a section")
        verbose_name_plural = _("reviews of sections")
        ordering = ["-on", "-pk"]
        indexes = [models.Index(fields=["page_key", "-on"])]

    def __str__(self) -> str:
        return f"{self.page_key} {self.on}"
