from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class SegmentAuthor(models.Model):
    """Somebody who saved a segment of a page in a language; keyed by its context path, as segment rows come and go.

    `approved_in` is the revision in which the work was approved, 0 until then: only open work makes an author.
    """

    page_key = models.UUIDField()
    language = models.CharField(max_length=12)
    path = models.TextField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    approved_in = models.BigIntegerField(default=0)
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("author of a segment")
        verbose_name_plural = _("authors of segments")
        constraints = [
            models.UniqueConstraint(
                fields=["page_key", "language", "path", "user", "approved_in"], name="translation_segmentauthor_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language} {self.path}"
