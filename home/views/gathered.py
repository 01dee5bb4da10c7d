"""Pages of themes and of countries: what every room has on them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from home.queries import gathered
from hub.look import navigation
from hub.look.page_cache import keep
from hub.people.reader import Reader


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    return _list(request, _("Themes"), gathered.themes(navigation.language()))


@require_safe
def countries(request: HttpRequest) -> HttpResponse:
    return _list(request, _("Countries"), gathered.countries(navigation.language()))


@require_safe
def theme(request: HttpRequest, slug: str) -> HttpResponse:
    found = gathered.of_theme(slug, navigation.language(), Reader.of(request))
    if found is None:
        raise Http404
    return _page(request, "home/theme.html", {**found, "breadcrumbs": _crumbs(_("Themes"), "themes/")})


@require_safe
def country(request: HttpRequest, code: str) -> HttpResponse:
    """`nl/`, as people type it, leads for good to `NL/`."""
    found = gathered.of_country(code.upper(), navigation.language(), Reader.of(request))
    if found is None:
        raise Http404
    if code != code.upper():
        return redirect("country", code.upper(), permanent=True)
    return _page(request, "home/country.html", {**found, "breadcrumbs": _crumbs(_("Countries"), "countries/")})


def _list(request: HttpRequest, title: str, entries: list[gathered.Named]) -> HttpResponse:
    return _page(request, "home/named.html", {"title": title, "entries": entries})


def _page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return keep(render(request, template, {**context, "languages": navigation.languages(request.path)}))


def _crumbs(label: str, path: str) -> list[dict[str, str]]:
    return [{"label": label, "url": f"/{navigation.language()}/{path}"}]
