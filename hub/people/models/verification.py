from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.people.models.organisation import Organisation


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
