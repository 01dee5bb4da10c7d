from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail_localize.fields import SynchronizedField

from home.queries import news_list
from hub.look.navigation import language
from hub.people.reader import Reader
from hub.publishing.models.base_page import BasePage


class NewsIndexPage(BasePage):
    """All news of a language, newest first."""

    parent_page_types = ["home.HomePage"]
    subpage_types = ["home.NewsPage"]
    template = "home/news_index_page.html"
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("slug", overridable=False),
    ]

    class Meta:
        verbose_name = _("list of news")
        verbose_name_plural = _("lists of news")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        asked = news_list.Asked.of(request.GET.dict())
        reader = Reader.of(request)
        return {
            **super().get_context(request, *args, **kwargs),
            "facets": news_list.facets(language(), reader, asked),
            "page_obj": news_list.page_of(language(), reader, asked, request.GET.get("page")),
            "asked": asked,
        }
