from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

LONGEST = 2000


class SegmentCommentQuerySet(models.QuerySet["SegmentComment"]):
    def seen_from(self, *, page_key: object, language: str) -> Self:
        """Questions and answers of a page that whoever works in `language` reads, oldest first."""
        others_own = Q(about=SegmentComment.About.OWN) & ~Q(language=language)
        return self.filter(page_key=page_key).exclude(others_own).order_by("pk")

    def unclear(self) -> Self:
        """Source texts that somebody found unclear and nobody has made clear."""
        return self.filter(about=SegmentComment.About.UNCLEAR, question=None, resolved_at=None)


class SegmentComment(models.Model):
    """A question about one text of a page, or an answer to one.

    Keyed by page, context path and source string, as segment rows come and go. An answer has the place, the language
    rule (`about`) and the page of its question.
    """

    class About(models.TextChoices):
        SOURCE = "source", _("About the English text, for all languages")
        OWN = "own", _("For this language only")
        UNCLEAR = "unclear", _("The English text is unclear")

    page_key = models.UUIDField()
    key = models.CharField(max_length=80)
    path = models.TextField()
    source = models.TextField()
    language = models.CharField(_("language"), max_length=12)
    about = models.CharField(_("about"), max_length=8, choices=About.choices)
    question = models.ForeignKey("self", on_delete=models.CASCADE, null=True, blank=True, related_name="answers")
    text = models.TextField(_("text"), max_length=LONGEST)
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(_("when"), auto_now_add=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    resolved_at = models.DateTimeField(null=True, blank=True)

    objects = SegmentCommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a text")
        verbose_name_plural = _("comments on texts")
        indexes = [
            models.Index(fields=["page_key"], name="translation_comment_page"),
            models.Index(
                fields=["at"],
                name="translation_comment_unclear",
                condition=Q(about="unclear", question=None, resolved_at=None),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(resolved_by=None, resolved_at=None)
                | Q(question=None, resolved_by__isnull=False, resolved_at__isnull=False),
                name="translation_comment_resolved_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language} {self.about}"
