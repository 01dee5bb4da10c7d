from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Told(models.Model):
    """What a person was told of, and by which notice: written with the notice, so that nobody hears of it twice.

    `mark` says which of the kind it is: a revision of the source, a deadline, a step, a comment or a week.
    """

    class Kind(models.TextChoices):
        WORK = "work", _("New work")
        GIVEN = "given", _("Given to somebody")
        DUE = "due", _("A deadline is near")
        LATE = "late", _("Late")
        RETURNED = "returned", _("Returned")
        ANSWER = "answer", _("A question was answered")
        UNCLEAR = "unclear", _("An English text is unclear")
        REVIEW = "review", _("Waits for review")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    page_key = models.UUIDField()
    language = models.CharField(max_length=12)
    mark = models.CharField(max_length=60)
    notice = models.CharField(max_length=120)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("what translators were told")
        verbose_name_plural = _("what translators were told")
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "page_key", "language", "mark"], name="translation_told_once"
            )
        ]
        indexes = [
            models.Index(fields=["kind", "page_key"], name="translation_told_of_page"),
            models.Index(fields=["notice"], name="translation_told_by_notice"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.page_key} {self.language} {self.mark}"
