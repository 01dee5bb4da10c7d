"""The Hub's addresses and one bare view beside them: 30 kB out of Valkey through the same middleware."""

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.urls import path

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


urlpatterns = [path("bare/", bare), *hub_patterns]

__all__ = ["handler404", "handler500", "urlpatterns"]
