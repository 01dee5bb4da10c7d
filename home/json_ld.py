"""What the pages of this room are, for search engines."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from hub.look import json_ld
from hub.look.json_ld import Thing, thing
from hub.look.navigation import language
from hub.publishing.fallback import path_of


def front_page(context: Mapping[str, Any]) -> list[Thing]:
    """The site, and how it is searched."""
    page = context["page"]
    search = thing(
        "SearchAction",
        target=thing("EntryPoint", urlTemplate=json_ld.full(f"/{language()}/search/?q={{search_term_string}}")),
        **{"query-input": "required name=search_term_string"},
    )
    return [
        thing(
            "WebSite",
            name=_("The Hub"),
            description=page.summary,
            url=context["canonical"],
            inLanguage=page.locale.language_code,
            potentialAction=search,
        )
    ]


def news_page(context: Mapping[str, Any]) -> list[Thing]:
    page = context["page"]
    news = thing(
        "NewsArticle",
        headline=page.title,
        description=page.summary,
        datePublished=page.date.isoformat(),
        url=context["canonical"],
        inLanguage=page.locale.language_code,
    )
    own = [] if context.get("breadcrumbs") else [{"label": _("News"), "url": f"/{language()}/news/"}]
    return [news, *json_ld.breadcrumbs(own)]


def news_index(context: Mapping[str, Any]) -> list[Thing]:
    found = (
        [(page.title, path_of(language(), page.url_path)) for page in context["page_obj"].object_list]
        if "page_obj" in context
        else []
    )
    return [json_ld.item_list(found)] if found else []
