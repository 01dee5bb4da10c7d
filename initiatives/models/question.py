import uuid

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from initiatives.models.choices import Reason
from initiatives.models.initiative import Initiative
from initiatives.models.lifecycle import QuestionState


class QuestionQuerySet(models.QuerySet["Question"]):
    def public(self) -> "QuestionQuerySet":
        """What stands under an initiative that everybody may read."""
        return self.filter(state=QuestionState.PUBLIC, initiative__in=Initiative.objects.readable())

    def asked_by(self, organisations: models.QuerySet) -> "QuestionQuerySet":
        return self.filter(organisation__in=organisations)

    def received_by(self, organisations: models.QuerySet) -> "QuestionQuerySet":
        return self.filter(initiative__organisation__in=organisations)


class Question(models.Model):
    """A question about an initiative with its answer, for everybody to read; who asked is shown to nobody.

    `version` counts the answers: a moderator approves the one that they read. Addresses were masked in both.
    """

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="questions")
    organisation = models.ForeignKey("hub.Organisation", on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    submission = models.UUIDField(default=uuid.uuid4, editable=False)
    language = models.CharField(_("language of the question"), max_length=12)
    text = models.CharField(_("question"), max_length=400)
    answer = models.CharField(_("answer"), max_length=800, blank=True)
    answer_language = models.CharField(_("language of the answer"), max_length=12, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    version = models.PositiveIntegerField(default=0)
    state = models.CharField(max_length=10, choices=QuestionState.choices, default=QuestionState.ASKED)
    reasons = ArrayField(models.CharField(max_length=20, choices=Reason.choices), default=list, blank=True)
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    answered_at = models.DateTimeField(null=True, blank=True)
    public_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        verbose_name = _("public question")
        verbose_name_plural = _("public questions")
        ordering = ["asked_at", "pk"]
        indexes = [models.Index(fields=["state", "answered_at"], name="initiatives_question_queue")]
        constraints = [
            models.UniqueConstraint(fields=["author", "submission"], name="initiatives_question_once"),
            models.CheckConstraint(
                condition=~models.Q(state=QuestionState.PUBLIC)
                | models.Q(public_at__isnull=False, answered_at__isnull=False) & ~models.Q(answer=""),
                name="initiatives_question_public_whole",
            ),
        ]

    def __str__(self) -> str:
        return str(self.key)
