"""The Hub's addresses and two bare views beside them: 30 kB out of Valkey, and an empty page of the admin."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from wagtail.admin.auth import require_admin_access

from hub.urls import handler404, handler500
from hub.urls import urlpatterns as hub_patterns

SIZE = 30_000
KEY = "bench:bare"


def bare(request: HttpRequest) -> HttpResponse:
    body = cache.get(KEY)
    if body is None:
        body = "x" * SIZE
        cache.set(KEY, body)
    return HttpResponse(body)


@require_admin_access
def frame(request: HttpRequest) -> HttpResponse:
    return render(request, "wagtailadmin/generic/base.html", {"page_title": "Empty"})


urlpatterns = [path("bare/", bare), path("admin/empty/", frame), *hub_patterns]

__all__ = ["handler404", "handler500", "urlpatterns"]
