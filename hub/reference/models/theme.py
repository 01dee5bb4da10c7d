from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from hub.reference.models.wording import Wording


class Theme(TagBase):
    """The one tag of pages, initiatives, trainings, subscriptions and facets; `name` is the English one."""

    free_tagging = False

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["slug"]

    def name_in(self, language: str) -> str:
        """The approved name in `language`, else the English one. Reads prefetched `names` where they are."""
        names = {row.language: row.name for row in self.names.all() if row.approved_at}
        return names.get(language, self.name)

    @property
    def localized_name(self) -> str:
        return self.name_in(get_language() or "en")


class ThemeName(Wording):
    theme = models.ForeignKey(Theme, on_delete=models.CASCADE, related_name="names")
    name = models.CharField(_("name"), max_length=100)

    class Meta:
        verbose_name = _("name of a theme")
        verbose_name_plural = _("names of themes")
        constraints = [models.UniqueConstraint(fields=["theme", "language"], name="hub_themename_unique")]

    def __str__(self) -> str:
        return f"{self.theme_id} {self.language}: {self.name}"
