from django.db import models
from django.utils import timezone


class TermUse(models.Model):
    """A block of a live page that uses a glossary term; written again with each publication.

    By `block_id` access is asked.
    """

    concept = models.ForeignKey("hub.GlossaryConcept", on_delete=models.CASCADE, related_name="+")
    page_key = models.UUIDField()
    language = models.CharField(max_length=12)
    block_id = models.CharField(max_length=36)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["concept", "page_key", "language", "block_id"], name="manual_termuse_unique"
            )
        ]
        indexes = [models.Index(fields=["page_key", "language"], name="manual_termuse_page")]

    def __str__(self) -> str:
        return f"{self.concept_id} {self.page_key} {self.language}"


class ChangedWords(models.Model):
    """The words of a language have changed, and its sections were not looked through since; gone once they were."""

    language = models.CharField(max_length=12)
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"{self.language} {self.at:%Y-%m-%d %H:%M}"
