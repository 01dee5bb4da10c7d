from hashlib import sha256

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class CheckWaiver(models.Model):
    """Somebody's word that what a check tells of one text is meant so. It falls when either text changes."""

    page_key = models.UUIDField()
    key = models.CharField(max_length=65)
    language = models.CharField(max_length=12)
    code = models.CharField(max_length=20)
    texts = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField(_("reason"))
    at = models.DateTimeField(auto_now=True)

    class Meta:
        verbose_name = _("waiver of a check")
        verbose_name_plural = _("waivers of checks")
        constraints = [
            models.UniqueConstraint(
                fields=["page_key", "key", "language", "code"], name="translation_checkwaiver_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.page_key} {self.language} {self.code}"

    @staticmethod
    def of_texts(source: str, target: str) -> str:
        """What `texts` says of a pair."""
        return sha256(f"{source}\0{target}".encode()).hexdigest()
