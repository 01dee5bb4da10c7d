import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_key() -> str:
    return secrets.token_hex(8)


class ImportBatch(models.Model):
    """One upload of translated files: what they say, and how far it has been taken over. Its owner's alone.

    `pages` holds for each page of the files (key as text) its title, and what is to be said of it as a whole.
    """

    class State(models.TextChoices):
        STAGED = "staged", _("Waits for you to choose")
        APPLYING = "applying", _("Being taken over")
        APPLIED = "applied", _("Taken over")
        FAILED = "failed", _("Failed")

    key = models.CharField(max_length=16, unique=True, default=new_key)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    language = models.CharField(_("language"), max_length=12)
    name = models.CharField(_("file"), max_length=200)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.STAGED)
    pages = models.JSONField(default=dict)
    tries = models.PositiveSmallIntegerField(default=0)
    at = models.DateTimeField(_("when"), auto_now_add=True)
    touched_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("import of translations")
        verbose_name_plural = _("imports of translations")

    def __str__(self) -> str:
        return f"{self.name} {self.language} {self.state}"
