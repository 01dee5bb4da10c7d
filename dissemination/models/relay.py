from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Relay(models.Model):
    """The relay as the workers find it: one row.

    Closed for a while after failures; paused when it was set up wrongly, or by a person (`paused_by`).
    """

    failures = models.PositiveIntegerField(default=0)
    closed_until = models.DateTimeField(_("not tried before"), null=True, blank=True)
    paused = models.BooleanField(_("paused"), default=False)
    paused_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    reason = models.CharField(_("reason"), max_length=200, blank=True)
    since = models.DateTimeField(_("since"), null=True, blank=True)

    class Meta:
        verbose_name = _("relay")
        verbose_name_plural = _("relays")

    def __str__(self) -> str:
        return self.reason or "relay"
