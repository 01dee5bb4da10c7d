import uuid
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.people.mail_domains import is_domain
from hub.people.models.organisation import Organisation, OrganisationKind

NOBODY = uuid.UUID(int=0)


class VerificationAnswer(models.Model):
    """One of the five questions that a moderator answers before an organisation counts as verified."""

    class Question(models.TextChoices):
        REGISTERED = "registered", _("Is it in an official register or named in law?")
        DOMAIN = "domain", _("Does its mail domain belong to it?")
        MANDATE = "mandate", _("Does its task include children or trafficking?")
        REACHED = "reached", _("Was somebody reached through a number found elsewhere?")
        SAFEGUARDING = "safeguarding", _("Has it rules for the safety of children, and nothing known against it?")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="verification_answers")
    question = models.CharField(_("question"), max_length=20, choices=Question.choices)
    seen_on = models.DateField(_("seen on"))
    note = models.CharField(_("how we know"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("answer about an organisation")
        verbose_name_plural = _("answers about organisations")
        constraints = [
            models.UniqueConstraint(fields=["organisation", "question"], name="hub_verificationanswer_unique")
        ]

    def __str__(self) -> str:
        return f"{self.organisation}: {self.get_question_display()}"


class VerificationStep(models.Model):
    """One step in how the Hub came to know an organisation. Append-only (by trigger); no name, no free text.

    `until` is the end of the verification that the step is about; `seen_on` maps each question to the day of its yes.
    """

    class What(models.TextChoices):
        ENTERED = "entered", _("Entered by its first owner")
        VERIFIED = "verified", _("Verified")
        RENEWED = "renewed", _("Verified again")
        WITHDRAWN = "withdrawn", _("Verification taken back")
        WARNED = "warned", _("Told that the verification ends soon")
        ENDED = "ended", _("Verification ran out")
        NAME_ASKED = "name_asked", _("Another name asked for")
        RENAMED = "renamed", _("Name changed")
        NAME_REFUSED = "name_refused", _("Another name refused")
        CHANGED = "changed", _("Kind, country or mail domains changed")

    class Role(models.TextChoices):
        OWNER = "owner", _("Owner")
        MODERATOR = "moderator", _("Moderator of the Hub")
        HUB = "hub", _("The Hub")

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="verification_steps")
    at = models.DateTimeField(default=timezone.now)
    what = models.CharField(max_length=12, choices=What.choices)
    role = models.CharField(max_length=10, choices=Role.choices)
    actor = models.UUIDField(default=NOBODY)
    until = models.DateTimeField(null=True, blank=True)
    seen_on = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("step of a verification")
        verbose_name_plural = _("steps of verifications")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "what", "until"],
                condition=models.Q(what__in=["warned", "ended"]),
                name="hub_verificationstep_told_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.organisation_id} {self.what}"


class AuthorityDomain(models.Model):
    """A mail domain that only authorities of a country have; helps a moderator who verifies, and decides nothing."""

    domain = models.CharField(
        _("mail domain"),
        max_length=253,
        unique=True,
        validators=[is_domain],
        help_text=_("With all below it: police.example.org counts for unit.police.example.org, too."),
    )
    country = models.ForeignKey("hub.Country", on_delete=models.PROTECT, related_name="+", verbose_name=_("country"))
    kind = models.CharField(_("kind"), max_length=20, choices=OrganisationKind.choices, blank=True)
    source = models.CharField(_("how we know"), max_length=300)

    class Meta:
        verbose_name = _("mail domain of authorities")
        verbose_name_plural = _("mail domains of authorities")
        ordering = ["country", "domain"]

    def __str__(self) -> str:
        return self.domain

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.domain = self.domain.strip().lower()
        super().save(*args, **kwargs)
