from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import ItemBase

from hub.models import Theme
from initiatives.models.initiative import Initiative


class InitiativeText(models.Model):
    """The approved words of an initiative in one language."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=12)
    title = models.CharField(_("title"), max_length=120)
    summary = models.CharField(_("summary"), max_length=300)
    body = models.TextField(_("what is planned"), max_length=6000, blank=True)

    class Meta:
        verbose_name = _("text of an initiative")
        verbose_name_plural = _("texts of initiatives")
        ordering = ["language"]
        constraints = [models.UniqueConstraint(fields=["initiative", "language"], name="initiatives_text_unique")]

    def __str__(self) -> str:
        return f"{self.language}: {self.title}"


class InitiativeTheme(ItemBase):
    """A theme that an initiative serves."""

    content_object = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="theme_links")
    tag = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="initiative_links")

    class Meta:
        verbose_name = _("theme of an initiative")
        verbose_name_plural = _("themes of initiatives")
        constraints = [models.UniqueConstraint(fields=["content_object", "tag"], name="initiatives_theme_unique")]
