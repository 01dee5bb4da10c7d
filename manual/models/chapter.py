from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey
from taggit.models import ItemBase
from wagtail.admin.panels import FieldPanel

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.models.base_page import BasePage
from manual.models.slugs import check_slug
from manual.queries import contents


class ChapterTheme(ItemBase):
    """A theme of a chapter; set on the source, read by translation key."""

    tag = models.ForeignKey("hub.Theme", on_delete=models.CASCADE, related_name="chapter_themes")
    content_object = ParentalKey("manual.ChapterPage", on_delete=models.CASCADE, related_name="themed")


class ChapterPage(BasePage):
    """A chapter: what it is for, and its sections."""

    themes = ClusterTaggableManager(through="manual.ChapterTheme", blank=True, verbose_name=_("themes"))

    parent_page_types = ["manual.ManualPage"]
    subpage_types = ["manual.SectionPage"]
    opens_whole = True
    template = "manual/chapter_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("themes")]

    class Meta:
        verbose_name = _("chapter")
        verbose_name_plural = _("chapters")

    def clean(self) -> None:
        super().clean()
        check_slug(self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            **contents.of_chapter(self, language=language(), reader=Reader.of(request)),
        }
