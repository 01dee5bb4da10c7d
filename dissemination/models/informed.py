from django.db import models
from django.utils.translation import gettext_lazy as _


class Informed(models.Model):
    """A person was told that the Hub keeps their address (GDPR Art. 14). Append-only, plain keys, no address."""

    contact_id = models.UUIDField(db_index=True)
    message_id = models.UUIDField(unique=True)
    text_version = models.CharField(max_length=20)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("information given to a contact")
        verbose_name_plural = _("information given to contacts")
        ordering = ["at"]

    def __str__(self) -> str:
        return f"{self.contact_id} {self.text_version}"
