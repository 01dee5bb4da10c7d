from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class ChangeKind(models.TextChoices):
    """How much a change matters (design 2), gravest first. Unsaid counts as `procedure`."""

    LEGAL = "legal", _("Law")
    PROCEDURE = "procedure", _("Procedure")
    CONTACT = "contact", _("Contact")
    WORDING = "wording", _("Wording only")


class ChangeStatement(models.Model):
    """What whoever submits a changed page says of one paragraph, before it is published."""

    page_key = models.UUIDField()
    language = models.CharField(max_length=12)
    block_id = models.CharField(max_length=36)
    kind = models.CharField(_("kind"), max_length=10, choices=ChangeKind.choices)
    note = models.CharField(_("what changed"), max_length=300, blank=True)
    because = ArrayField(models.CharField(max_length=36), default=list, db_default=[], blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page_key", "language", "block_id"], name="hub_changestatement_unique")
        ]

    def __str__(self) -> str:
        return f"{self.block_id}: {self.kind}"


class AnnouncementStatement(models.Model):
    """What whoever submits a page says of its announcement, before it is published. Unsaid, it is announced."""

    page_key = models.UUIDField()
    language = models.CharField(max_length=12)
    announce = models.BooleanField(default=True)
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page_key", "language"], name="hub_announcementstatement_unique")
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language}: {self.announce}"


class Publication(models.Model):
    """One publication of one page in one language. Append-only; plain keys, no person (design 4)."""

    class Kind(models.TextChoices):
        PUBLISHED = "published", _("Published")
        WITHDRAWN = "withdrawn", _("Taken down")

    key = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    page_key = models.UUIDField(db_index=True)
    language = models.CharField(max_length=12)
    model = models.CharField(max_length=100)
    page_id = models.BigIntegerField()
    revision_id = models.BigIntegerField(default=0)
    first = models.BooleanField(default=False)
    announce = models.BooleanField(default=False)
    note = models.CharField(max_length=300, blank=True)
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.key


class ParagraphChange(models.Model):
    """One changed paragraph of a publication, with its kind and hashes. Append-only.

    `because` holds the findings that led to it, by key, each with its sentence as it read that day (ADR 0063).
    """

    publication = models.ForeignKey(Publication, on_delete=models.PROTECT, related_name="changes")
    block_id = models.CharField(max_length=36)
    change = models.CharField(max_length=8)
    kind = models.CharField(max_length=10, choices=ChangeKind.choices)
    note = models.CharField(max_length=300, blank=True)
    because = models.JSONField(default=dict, db_default={}, blank=True)
    before = models.CharField(max_length=64, blank=True)
    after = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["publication", "block_id"], name="hub_paragraphchange_unique")]

    def __str__(self) -> str:
        return f"{self.block_id}: {self.change} ({self.kind})"


class ContentVersion(models.Model):
    """One row: counts every change that a cached page can show. See `hub.ports.versions`."""

    number = models.BigIntegerField(default=1)
    changed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.number)
