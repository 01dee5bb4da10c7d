import uuid

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from hub.publishing.models.base_page import BasePage
from research.models.choices import MaterialKind
from research.models.training import Training


class Material(models.Model):
    """A file of a training in one language, made from an edition; a newer edition may outdate it."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    training = models.ForeignKey(Training, on_delete=models.PROTECT, related_name="materials")
    kind = models.CharField(_("kind"), max_length=10, choices=MaterialKind.choices)
    language = models.CharField(_("language"), max_length=12)
    document = models.ForeignKey(
        "hub.HubDocument", on_delete=models.PROTECT, related_name="+", verbose_name=_("document")
    )
    access = models.CharField(
        _("access"), max_length=15, choices=BasePage.Access.choices, default=BasePage.Access.PUBLIC
    )
    edition = models.CharField(_("edition used"), max_length=12)
    numbers = ArrayField(models.CharField(max_length=20), verbose_name=_("paragraphs"), default=list, blank=True)
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("material of a training")
        verbose_name_plural = _("materials of trainings")

    def __str__(self) -> str:
        return f"{self.get_kind_display()} ({self.language})"
