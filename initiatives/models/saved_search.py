import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

SAID = ("role", "seat", "kind", "theme", "chapter", "programme", "country", "written", "deadline", "fits")


class SavedSearch(models.Model):
    """A narrowed list that one person saved, under a name of their own; nobody else sees it. Empty means any."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    name = models.CharField(_("name"), max_length=80)
    role = models.CharField(max_length=10, blank=True)
    seat = models.CharField(max_length=20, blank=True)
    kind = models.CharField(max_length=10, blank=True)
    theme = models.CharField(max_length=100, blank=True)
    chapter = models.CharField(max_length=20, blank=True)
    programme = models.CharField(max_length=120, blank=True)
    country = models.CharField(max_length=2, blank=True)
    written = models.CharField(max_length=12, blank=True)
    deadline = models.CharField(max_length=10, blank=True)
    fits = models.CharField(max_length=1, blank=True)
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("saved search")
        verbose_name_plural = _("saved searches")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["owner", *SAID], name="initiatives_savedsearch_once")]

    def __str__(self) -> str:
        return str(self.key)
