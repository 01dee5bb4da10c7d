from django.db import models
from django.utils.translation import gettext_lazy as _


class SourceText(models.Model):
    """The newest approved text of a source page, as it lies before the translators (a waiting one included).

    `hashes` is `hub.publishing.fingerprint` of the revision from which the segments were taken.
    """

    page_key = models.UUIDField(unique=True)
    page_id = models.BigIntegerField()
    revision_id = models.BigIntegerField(default=0)
    hashes = models.JSONField(default=dict)
    goes_live_at = models.DateTimeField(
        _("goes public"), null=True, blank=True, help_text=_("Empty for a text that is public already.")
    )
    taken_at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("source text")
        verbose_name_plural = _("source texts")

    def __str__(self) -> str:
        return f"{self.page_key} {self.revision_id}"
