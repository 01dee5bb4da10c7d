from typing import Any

from django.core.validators import MaxValueValidator
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.body import BODY
from hub.publishing.models.base_page import BasePage
from research.forms.series_page import SeriesPageForm, territory_choices
from research.models.series import FIRST_YEAR, Unit
from research.queries import series_shown

SERIES_FACTS = ("unit", "decimals", "demonstrative", "source_url")


class SeriesTheme(ItemBase):
    """A theme of a series."""

    tag = models.ForeignKey("hub.Theme", on_delete=models.CASCADE, related_name="series_themes")
    content_object = ParentalKey("research.SeriesPage", on_delete=models.CASCADE, related_name="themed")


class BreakBlock(blocks.StructBlock):
    year = blocks.IntegerBlock(label=_("from the year"), min_value=FIRST_YEAR, max_value=2100)
    territory = blocks.ChoiceBlock(label=_("where"), choices=territory_choices, required=False)
    text = blocks.TextBlock(label=_("what changed"), max_length=400)

    class Meta:
        icon = "cut"
        label = _("Break in the series")


class SeriesPage(BasePage):
    """What a series of figures counts and what it does not, and whose it is. The figures are `Observation`s."""

    definition = models.TextField(_("definition"), max_length=1000)
    counts = models.TextField(_("what is counted"), max_length=1000, blank=True)
    counts_not = models.TextField(_("what is not counted"), max_length=1000, blank=True)
    body = StreamField(BODY, verbose_name=_("notes"), blank=True)
    breaks = StreamField(
        [("series_break", BreakBlock())],
        verbose_name=_("breaks in the series"),
        blank=True,
        help_text=_("From which year figures cannot be compared with those before. The line of the chart ends there."),
    )
    source = models.CharField(_("source"), max_length=200)
    source_edition = models.CharField(_("edition or date of the source"), max_length=200)
    source_url = models.URLField(_("link to the source"), blank=True)
    licence = models.CharField(_("licence"), max_length=200)
    unit = models.CharField(_("unit"), max_length=10, choices=Unit.choices, default=Unit.PERSONS)
    decimals = models.PositiveSmallIntegerField(
        _("digits after the decimal point"), default=0, validators=[MaxValueValidator(4)]
    )
    demonstrative = models.BooleanField(
        _("demonstration"), default=False, help_text=_("The figures are invented; every place that shows them says so.")
    )
    themes = ClusterTaggableManager(through="research.SeriesTheme", blank=True, verbose_name=_("themes"))

    base_form_class = SeriesPageForm
    parent_page_types = ["research.ResearchIndexPage"]
    subpage_types: list[str] = []
    template = "research/series_page.html"
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel(
            [FieldPanel("definition"), FieldPanel("counts"), FieldPanel("counts_not")], heading=_("What it counts")
        ),
        MultiFieldPanel(
            [FieldPanel("unit"), FieldPanel("decimals"), FieldPanel("demonstrative")], heading=_("Figures")
        ),
        MultiFieldPanel(
            [FieldPanel("source"), FieldPanel("source_edition"), FieldPanel("source_url"), FieldPanel("licence")],
            heading=_("Source"),
        ),
        FieldPanel("breaks"),
        FieldPanel("body"),
        FieldPanel("themes"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in SERIES_FACTS),
    ]

    class Meta:
        verbose_name = _("series of figures")
        verbose_name_plural = _("series of figures")

    def facts_said(self) -> dict[str, Any]:
        """The facts as this page has them, a draft too."""
        return {
            **{name: getattr(self, name) for name in SERIES_FACTS},
            "themes": sorted(theme.slug for theme in self.themes.all()),
            "breaks": [
                {"id": str(one.id), "year": one.value["year"], "territory": one.value["territory"] or ""}
                for one in self.breaks
            ],
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        is_draft = getattr(request, "is_preview", False)
        return {
            **super().get_context(request, *args, **kwargs),
            **series_shown.shown(self, language=language(), reader=Reader.of(request), is_draft=is_draft),
        }
