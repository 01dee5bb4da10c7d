from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.ports import citable
from hub.publishing.body import BODY
from hub.publishing.models.base_page import BasePage
from research.evidence.blocks import EVIDENCE
from research.forms.finding_page import FindingPageForm
from research.models.finding import Strength
from research.queries import finding_shown

FINDING_FACTS = ("strength", "numbers", "countries")


class FindingTheme(ItemBase):
    """A theme of a finding."""

    tag = models.ForeignKey("hub.Theme", on_delete=models.CASCADE, related_name="finding_themes")
    content_object = ParentalKey("research.FindingPage", on_delete=models.CASCADE, related_name="themed")


class FindingPage(BasePage):
    """What was found out, as one sentence, on what it rests and what it does not show. Its facts are in `Finding`."""

    body = StreamField(BODY, verbose_name=_("what was found"), blank=True)
    limits = models.TextField(
        _("what it does not show"),
        max_length=400,
        blank=True,
        help_text=_("Who was not asked, what was not measured, how old it is."),
    )
    strength = models.CharField(_("how sure it is"), max_length=10, choices=Strength.choices, default=Strength.ONE)
    numbers = ArrayField(
        models.CharField(max_length=20),
        verbose_name=_("sections and paragraphs it concerns"),
        default=list,
        blank=True,
        help_text=_("Citable numbers, separated by commas: 3.2, 5.1.4"),
    )
    countries = ArrayField(models.CharField(max_length=2), verbose_name=_("countries"), default=list, blank=True)
    evidence = StreamField(EVIDENCE, verbose_name=_("on what it rests"), blank=True)
    themes = ClusterTaggableManager(through=FindingTheme, blank=True, verbose_name=_("themes"))

    base_form_class = FindingPageForm
    parent_page_types = ["research.ResearchIndexPage"]
    subpage_types: list[str] = []
    template = "research/finding_page.html"
    content_panels = [
        *BasePage.content_panels,
        MultiFieldPanel([FieldPanel("numbers"), FieldPanel("themes"), FieldPanel("countries")], heading=_("About")),
        MultiFieldPanel([FieldPanel("strength"), FieldPanel("evidence"), FieldPanel("limits")], heading=_("Evidence")),
        FieldPanel("body"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        TranslatableField("limits"),
        TranslatableField("evidence"),
        *(SynchronizedField(name, overridable=False) for name in FINDING_FACTS),
    ]

    class Meta:
        verbose_name = _("finding")
        verbose_name_plural = _("findings")

    @property
    def access_in_force(self) -> str:
        """Who may not read a paragraph is not told what was found out about it, either."""
        if self.access == self.Access.PUBLIC and self.numbers and citable.get().closed(self.numbers):
            return str(self.Access.PRACTITIONERS)
        return self.access

    def facts_said(self) -> dict[str, Any]:
        """The facts as this page has them, a draft too."""
        return {name: getattr(self, name) for name in FINDING_FACTS} | {
            "themes": sorted(theme.slug for theme in self.themes.all()),
            "evidence": list(dict.fromkeys(block.value["source"] for block in self.evidence)),
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        is_draft = getattr(request, "is_preview", False)
        return {
            **super().get_context(request, *args, **kwargs),
            **finding_shown.shown(self, language=language(), reader=Reader.of(request), is_draft=is_draft),
        }
