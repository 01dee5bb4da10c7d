from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from hub.uploads.stored import StoredFile
from initiatives.models.initiative import Initiative


class Attachment(StoredFile):
    """A file of an initiative. Which version shows it stands in the versions (`Content.files`), not here.

    `found` is what the screen finds in its words, asked once when it is handed in: bytes do not change.
    """

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="attachments")
    found = models.JSONField(default=list, db_default=[], blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("file of an initiative")
        verbose_name_plural = _("files of initiatives")
        constraints = [
            models.UniqueConstraint(fields=["initiative", "sha256"], name="initiatives_attachment_handed_in_once")
        ]
