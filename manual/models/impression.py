from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from manual.models.edition import Edition


class Impression(models.Model):
    """A frozen edition in one language, `2/ro/1`. Append-only; `sha256` covers every frozen section in order."""

    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="impressions")
    language = models.CharField(max_length=12)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    approved_by = models.UUIDField()
    published_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("impression")
        verbose_name_plural = _("impressions")
        ordering = ["edition", "language", "number"]
        constraints = [
            models.UniqueConstraint(fields=["edition", "language", "number"], name="manual_impression_unique")
        ]

    def __str__(self) -> str:
        return f"{self.edition.number}/{self.language}/{self.number}"


class FrozenSection(models.Model):
    """A chapter or section as an impression holds it: structured text, its rendering and their hash. Append-only.

    `restricted` and the blocks' own marks are the access at the time of freezing; what is served is the strictest
    of that and of today's. `text_language` is the source where no approved translation was there.
    """

    impression = models.ForeignKey(Impression, on_delete=models.PROTECT, related_name="sections")
    order = models.PositiveIntegerField()
    page_key = models.UUIDField()
    kind = models.CharField(max_length=10, choices=[("chapter", _("Chapter")), ("section", _("Section"))])
    number = models.CharField(max_length=30)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    text_language = models.CharField(max_length=12)
    source_sha256 = models.CharField(max_length=64)
    blocks = models.JSONField()
    html = models.TextField()
    restricted = models.BooleanField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["order"]
        constraints = [
            models.UniqueConstraint(fields=["impression", "order"], name="manual_frozensection_order"),
            models.UniqueConstraint(fields=["impression", "page_key"], name="manual_frozensection_unique"),
        ]

    def __str__(self) -> str:
        return f"{self.impression_id} {self.number}"


class FrozenBlock(models.Model):
    """Which block a citable number named in an impression, so that a number finds its frozen place in one query."""

    section = models.ForeignKey(FrozenSection, on_delete=models.PROTECT, related_name="paragraphs")
    block_id = models.CharField(max_length=36)
    number = models.CharField(max_length=30, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["section", "block_id"], name="manual_frozenblock_unique")]

    def __str__(self) -> str:
        return self.number


class EditionFile(models.Model):
    """A built file of an impression. Append-only: its row appears when the file is whole and on disk."""

    impression = models.ForeignKey(Impression, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=60)
    path = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    restricted = models.BooleanField()
    built_at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["impression", "name"], name="manual_editionfile_unique")]

    def __str__(self) -> str:
        return f"{self.impression_id} {self.name}"


class ImpressionBuild(models.Model):
    """How far the files of an impression are: waiting -> building -> built, or failed with what failed.

    `tries` counts builders that began, whether they failed or were killed; `section` is the number of the section
    that the file named by `step` fails at.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits to be built")
        BUILDING = "building", _("Being built")
        BUILT = "built", _("Built")
        FAILED = "failed", _("Failed")

    impression = models.OneToOneField(Impression, on_delete=models.PROTECT, related_name="build")
    state = models.CharField(max_length=10, choices=State.choices, default=State.WAITING)
    step = models.CharField(max_length=60, blank=True, default="")
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    error = models.CharField(max_length=300, blank=True, default="")
    section = models.CharField(max_length=30, blank=True, default="")
    tries = models.PositiveSmallIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("build of an impression")
        verbose_name_plural = _("builds of impressions")

    def __str__(self) -> str:
        return f"{self.impression_id}: {self.state}"
