from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from home.querysets import NewsManager
from hub.look.navigation import language
from hub.people.reader import Reader
from hub.ports import related
from hub.publishing.body import BODY
from hub.publishing.models.base_page import BasePage
from hub.publishing.page_form import NumberedPageForm


class NewsTheme(ItemBase):
    """A theme of a news page."""

    tag = models.ForeignKey("hub.Theme", on_delete=models.CASCADE, related_name="news_themes")
    content_object = ParentalKey("home.NewsPage", on_delete=models.CASCADE, related_name="themed")


class NewsCountry(models.Model):
    """A country that a news page is about."""

    page = ParentalKey("home.NewsPage", on_delete=models.CASCADE, related_name="country_rows")
    country = models.ForeignKey("hub.Country", on_delete=models.PROTECT, related_name="+", verbose_name=_("country"))

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "country"], name="home_newscountry_unique")]

    def __str__(self) -> str:
        return self.country_id


class NewsPage(BasePage):
    """One piece of news; scheduled and expired as every page is, public through the publishing service alone."""

    date = models.DateField(_("date"), default=timezone.localdate)
    image = models.ForeignKey(
        "hub.HubImage", null=True, blank=True, on_delete=models.PROTECT, related_name="+", verbose_name=_("image")
    )
    caption = models.CharField(_("caption"), max_length=200, blank=True)
    body = StreamField(BODY, verbose_name=_("text"))
    themes = ClusterTaggableManager(through="home.NewsTheme", blank=True, verbose_name=_("themes"))

    numbers = ArrayField(
        models.CharField(max_length=20),
        verbose_name=_("sections of the manual"),
        blank=True,
        default=list,
        db_default=[],
        help_text=_(
            "Their numbers, separated by commas: 3.2, 4.1. They stand first among what is shown beside the text."
        ),
    )

    objects = NewsManager()

    base_form_class = NumberedPageForm
    parent_page_types = ["home.NewsIndexPage"]
    subpage_types: list[str] = []
    template = "home/news_page.html"
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("date"),
        FieldPanel("image"),
        FieldPanel("caption"),
        FieldPanel("body"),
        FieldPanel("themes"),
        FieldPanel("numbers"),
        InlinePanel("country_rows", [FieldPanel("country")], heading=_("Countries"), label=_("Country")),
    ]

    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("numbers", overridable=False),
    ]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        themes = list(self.themes.prefetch_related("names"))
        countries = [row.country for row in self.country_rows.select_related("country")]
        question = related.RelatedQuestion(
            language=language(),
            numbers=frozenset(self.numbers),
            themes=frozenset(theme.slug for theme in themes),
            countries=frozenset(country.code for country in countries),
            reader=Reader.of(request),
        )
        return {
            **super().get_context(request, *args, **kwargs),
            "themes": themes,
            "countries": countries,
            "groups": related.ask(question, without=frozenset({"news"})) if themes or countries or self.numbers else [],
        }
