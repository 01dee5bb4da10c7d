from django.db import models


class LawReference(models.Model):
    """A place of a published section that rests on a legal article; written again with each publication.

    `block_id` is the legal block's own id, by which access is asked, or empty for the section as a whole;
    `paragraph_id` is the numbered block above it, which readers are sent to.
    """

    page_key = models.UUIDField()
    block_id = models.CharField(max_length=36, blank=True, default="")
    paragraph_id = models.CharField(max_length=36, blank=True, default="")
    article = models.ForeignKey("hub.LegalArticle", on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page_key", "block_id", "article"], name="manual_lawreference_unique")
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.block_id} {self.article_id}"
