import uuid
from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.models.organisation import Membership, Organisation


class PracticeAccessQuerySet(models.QuerySet["PracticeAccess"]):
    def in_force(self, at: datetime | None = None) -> "PracticeAccessQuerySet":
        """Approvals that hold at `at`: in time, of a present member, of an organisation verified and entitled."""
        at = at or timezone.now()
        return self.filter(
            models.Exists(
                Membership.objects.current().filter(
                    user_id=models.OuterRef("user_id"), organisation_id=models.OuterRef("organisation_id")
                )
            ),
            state=PracticeAccess.State.APPROVED,
            until__gt=at,
            user__is_active=True,
            organisation__verified_at__lte=at,
            organisation__verified_until__gt=at,
            organisation__entitled_to_practitioner_text=True,
        )


class PracticeAccess(models.Model):
    """One request of one person to read text for practitioners, and what became of it.

    requested -> confirmed (the work address answered) -> approved | refused; approved -> ended.
    Approved by another owner of the verified organisation or by the Hub's moderator, for at most 12 months.
    """

    class State(models.TextChoices):
        REQUESTED = "requested", _("Waits for the work address to be confirmed")
        CONFIRMED = "confirmed", _("Waits for approval")
        APPROVED = "approved", _("Approved")
        REFUSED = "refused", _("Refused")
        ENDED = "ended", _("Ended")

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="practice_accesses")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="practice_accesses")
    work_address = models.EmailField(_("work e-mail address"))
    state = models.CharField(max_length=10, choices=State.choices, default=State.REQUESTED)
    requested_at = models.DateTimeField(default=timezone.now, editable=False)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_reason = models.CharField(max_length=40, blank=True)

    objects = PracticeAccessQuerySet.as_manager()

    class Meta:
        verbose_name = _("practitioner access")
        verbose_name_plural = _("practitioner accesses")
        constraints = [
            models.UniqueConstraint(
                fields=["user"],
                condition=models.Q(state__in=["requested", "confirmed", "approved"]),
                name="hub_practiceaccess_one_open",
            ),
            models.CheckConstraint(
                condition=~models.Q(state="approved")
                | models.Q(decided_by__isnull=False, until__isnull=False, confirmed_at__isnull=False),
                name="hub_practiceaccess_approved_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(until__isnull=True)
                | models.Q(until__lte=models.F("decided_at") + timedelta(days=366)),
                name="hub_practiceaccess_a_year_at_most",
            ),
            models.CheckConstraint(
                condition=models.Q(decided_by__isnull=True) | ~models.Q(decided_by=models.F("user")),
                name="hub_practiceaccess_not_oneself",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.organisation} ({self.get_state_display()})"
