from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from hub.menus import places
from hub.people.languages import own_name


class Menu(ClusterableModel):
    """The arrangement of one menu in one language. A language without its own follows that of the source language."""

    class Kind(models.TextChoices):
        MAIN = "main", _("Main menu")
        FOOTER = "footer", _("Footer")

    MOST = {Kind.MAIN: 6, Kind.FOOTER: 16}
    """More entries than these do not fit on a telephone."""

    kind = models.CharField(_("menu"), max_length=10, choices=Kind.choices)
    language = models.CharField(_("language"), max_length=12)

    class Meta:
        verbose_name = _("menu")
        verbose_name_plural = _("menus")
        ordering = ["language", "kind"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "language"],
                name="hub_menu_unique",
                violation_error_message=_("This language has an arrangement of its own already."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} – {own_name(self.language)}"

    @property
    def summary(self) -> str:
        return " · ".join(str(entry) for entry in self.entries.all())

    @property
    def is_source(self) -> bool:
        """Whether other languages follow it."""
        return self.language == settings.LANGUAGE_CODE


class MenuEntry(Orderable):
    """One line of a menu: a fixed place of the Hub or a page of the tree, which it shows while that is public."""

    menu = ParentalKey(Menu, on_delete=models.CASCADE, related_name="entries")
    place = models.CharField(_("fixed place"), max_length=40, blank=True, choices=places.choices)
    page = models.ForeignKey(
        "wagtailcore.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+", verbose_name=_("page")
    )
    label = models.CharField(_("own label"), max_length=40, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("entry")
        verbose_name_plural = _("entries")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(place="", page__isnull=False) | (~models.Q(place="") & models.Q(page=None)),
                name="hub_menuentry_leads_to_one_thing",
                violation_error_message=_("Choose either a fixed place or a page."),
            )
        ]

    def __str__(self) -> str:
        return self.label or places.label_of(self.place) or str(self.page)
