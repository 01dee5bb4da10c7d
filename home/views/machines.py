"""Addresses for crawlers, and the page that says what there is for programs."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import condition, require_safe

from home import sitemap_xml
from home.queries import sitemap_parts
from home.queries.for_machines import feeds
from hub.look.page_cache import keep
from hub.ports import versions

XML = "application/xml"
HOUR = 3600  # seconds


def _etag(request: HttpRequest, **_given: object) -> str:
    """New with every change, and each hour: a deadline that passes takes an address away without one."""
    return f'"{versions.current()}-{int(timezone.now().timestamp()) // HOUR}"'


@require_safe
@condition(etag_func=_etag)
def sitemap(request: HttpRequest) -> StreamingHttpResponse:
    """Every public address in every language that it is really in, each naming all the others; or the list of parts."""
    parts = sitemap_parts.parts()
    lines = sitemap_xml.index(parts) if parts > 1 else sitemap_xml.urlset(sitemap_parts.part(1))
    return StreamingHttpResponse(lines, content_type=XML)


@require_safe
@condition(etag_func=_etag)
def sitemap_part(request: HttpRequest, number: int) -> StreamingHttpResponse:
    if not 1 <= number <= sitemap_parts.parts():
        raise Http404
    return StreamingHttpResponse(sitemap_xml.urlset(sitemap_parts.part(number)), content_type=XML)


@require_safe
def for_machines(request: HttpRequest) -> HttpResponse:
    context = {"feeds": feeds(), "most_a_minute": settings.HUB_API_A_MINUTE}
    return keep(render(request, "home/for_machines.html", context))


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    return render(
        request, "home/robots.txt", {"site": settings.HUB_PUBLIC_URL}, content_type="text/plain; charset=utf-8"
    )
