from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Wording(models.Model):
    """Words of one concept in one language, approved by the language's lead. Base of the rows below."""

    language = models.CharField(_("language"), max_length=12)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    approved_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        abstract = True
