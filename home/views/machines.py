"""Addresses for crawlers."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import condition, require_safe

from home.queries.public_pages import page_entries
from hub.ports import sitemap as port
from hub.ports import versions


def _etag(request: HttpRequest) -> str:
    return f'"{versions.current()}"'


@require_safe
@condition(etag_func=_etag)
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address in every language that it is really in, each naming all the others."""
    entries = [*page_entries(), *port.entries()]
    context = {"entries": entries, "source": settings.LANGUAGE_CODE, "site": settings.HUB_PUBLIC_URL}
    return render(request, "home/sitemap.xml", context, content_type="application/xml")


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(
        request, "home/robots.txt", {"site": settings.HUB_PUBLIC_URL}, content_type="text/plain; charset=utf-8"
    )
