from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CitableNumberQuerySet(models.QuerySet["CitableNumber"]):
    def paragraphs_of(self, page_key: object) -> "CitableNumberQuerySet":
        return self.filter(page_key=page_key).exclude(block_id="")

    def standing(self) -> "CitableNumberQuerySet":
        """Numbers whose text is public; the others are tombstones, or their text waits for its day."""
        return self.filter(removed_at=None, waits=False)


class CitableNumber(models.Model):
    """A number that people quote and that never changes meaning: of a chapter, a section or a paragraph.

    Keyed by the page's translation key and the block's id, so that every language shares it and nothing but its
    first approval gives it. An empty block id stands for the chapter or section itself. `waits` says that the text was
    approved for a day to come, `successor` which number an editor named in the place of a removed one.
    """

    page_key = models.UUIDField()
    block_id = models.CharField(max_length=36, blank=True, default="")
    number = models.CharField(max_length=30, unique=True)
    given_at = models.DateTimeField(default=timezone.now)
    waits = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    last_edition = models.CharField(max_length=10, blank=True, default="")
    successor = models.CharField(max_length=30, blank=True, default="")

    objects = CitableNumberQuerySet.as_manager()

    class Meta:
        verbose_name = _("citable number")
        verbose_name_plural = _("citable numbers")
        constraints = [models.UniqueConstraint(fields=["page_key", "block_id"], name="manual_citablenumber_unique")]

    def __str__(self) -> str:
        return self.number
