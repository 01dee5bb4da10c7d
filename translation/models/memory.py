"""The translation memory: approved texts, their translations, and where both stand. Never written by hand."""

import hashlib

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _


def digest(text: str) -> str:
    """By which a text is found again to the letter."""
    return hashlib.sha256(text.encode()).hexdigest()


class MemorySource(models.Model):
    """A source text as segments hold it (inline tags included); `words` are what of it can be alike to others."""

    text = models.TextField()
    words = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)

    class Meta:
        verbose_name = _("remembered text")
        verbose_name_plural = _("remembered texts")
        indexes = [GinIndex(fields=["words"], opclasses=["gin_trgm_ops"], name="translation_memory_alike")]

    def __str__(self) -> str:
        return self.words[:60]


class MemoryEntry(models.Model):
    """One approved translation of a remembered text."""

    source = models.ForeignKey(MemorySource, on_delete=models.CASCADE, related_name="entries")
    language = models.CharField(max_length=12)
    text = models.TextField()
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("remembered translation")
        verbose_name_plural = _("remembered translations")
        constraints = [
            models.UniqueConstraint(fields=["source", "language", "sha256"], name="translation_memoryentry_unique")
        ]

    def __str__(self) -> str:
        return f"{self.language} {self.text[:60]}"


class MemoryPlace(models.Model):
    """A place of a page at which the entry was approved: by it `hub.publishing.access` says who may read the entry.

    `revision_id` is the approved revision of the translation, `source_revision_id` that of the source.
    """

    entry = models.ForeignKey(MemoryEntry, on_delete=models.CASCADE, related_name="places")
    page_key = models.UUIDField()
    block_id = models.CharField(max_length=36)
    path = models.TextField()
    revision_id = models.BigIntegerField()
    source_revision_id = models.BigIntegerField()

    class Meta:
        verbose_name = _("place of a remembered translation")
        verbose_name_plural = _("places of remembered translations")
        constraints = [
            models.UniqueConstraint(fields=["entry", "page_key", "path"], name="translation_memoryplace_unique")
        ]
        indexes = [models.Index(fields=["page_key"], name="translation_memoryplace_page")]

    def __str__(self) -> str:
        return f"{self.page_key} {self.path}"
