from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from home.queries import front
from hub.look.lens import Lens
from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.models.base_page import BasePage


class HomePage(BasePage):
    """The root of each language: four doors with a first step in each, chapters, what is new, whom others look for."""

    heading = models.CharField(_("heading"), max_length=120)

    parent_page_types = ["wagtailcore.Page"]
    template = "home/home_page.html"
    content_panels = [*BasePage.content_panels, FieldPanel("heading")]

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front pages")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            **front.shown(language(), Lens.of(request).country, Reader.of(request)),
        }
