from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class TranslatorPreference(models.Model):
    """When a translator hears of new work. Whoever never chose hears once a day."""

    class NewWork(models.TextChoices):
        AT_ONCE = "at_once", _("At once")
        DAILY = "daily", _("Once a day; at once where the law changed")
        NEVER = "never", _("Never")

    user = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    new_work = models.CharField(_("new work"), max_length=10, choices=NewWork.choices, default=NewWork.DAILY)

    class Meta:
        verbose_name = _("wish of a translator")
        verbose_name_plural = _("wishes of translators")

    def __str__(self) -> str:
        return f"{self.user_id} {self.new_work}"
