from django.db import models


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
