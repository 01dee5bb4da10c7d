"""The description by which a browser searches the Hub from its address bar. It names no suggestions: what is typed
there is sent when it is entered, and not letter by letter."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from hub.look.navigation import language
from hub.look.page_cache import keep

TYPE = "application/opensearchdescription+xml"


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """OpenSearch 1.1, one a language."""
    context = {
        "site": settings.HUB_PUBLIC_URL,
        "results": settings.HUB_PUBLIC_URL + reverse("search"),
        "itself": settings.HUB_PUBLIC_URL + reverse("search_description"),
        "language": language(),
    }
    return keep(render(request, "search/opensearch.xml", context, content_type=f"{TYPE}; charset=utf-8"))
