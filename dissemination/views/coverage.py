"""Which agency in which country holds which edition, and how is that known."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dissemination.permissions import countries_of, may_see
from dissemination.queries.coverage import coverage
from dissemination.queries.editions import distributable, edition_numbered
from dissemination.queries.holders import holders
from hub.models import Country, OrganisationKind


@require_safe
def show_coverage(request: HttpRequest) -> HttpResponse:
    if not may_see(request.user):
        raise Http404
    editions = distributable()
    edition = request.GET.get("edition") or (editions[0].number if editions else "")
    kind = request.GET.get("kind", "")
    if kind not in OrganisationKind.values:
        kind = ""
    rows = coverage(edition=edition, kind=kind, countries=countries_of(request.user))
    languages = sorted({language for row in rows for language in row.cells})
    names = dict(settings.LANGUAGES)
    countries = {country.code: country.name_in(get_language() or "en") for country in Country.objects.all()}
    table = [
        {
            "code": row.country,
            "name": countries[row.country],
            "total": row.total,
            "cells": [row.cells.get(code) for code in languages],
        }
        for row in rows
    ]
    context = {
        "rows": sorted(table, key=lambda row: str(row["name"])),
        "languages": [(code, names.get(code, code)) for code in languages],
        "editions": editions,
        "edition": edition,
        "kinds": OrganisationKind.choices,
        "kind": kind,
        "page_title": _("Who holds which edition"),
        "header_icon": "globe",
    }
    return render(request, "dissemination/admin/coverage.html", context)


@require_safe
def show_country(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    allowed = countries_of(request.user)
    if not may_see(request.user) or (allowed is not None and code not in allowed) or edition_numbered(edition) is None:
        raise Http404
    country = get_object_or_404(Country, pk=code)
    context = {
        "holders": holders(edition=edition, country=code),
        "edition": edition,
        "page_title": str(country),
        "page_subtitle": _("Edition %(edition)s") % {"edition": edition},
        "header_icon": "globe",
    }
    return render(request, "dissemination/admin/country.html", context)
