"""Which countries' agencies hold the edition in force, for everybody: kept for the day, the moment is said on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dissemination.queries.public_coverage import public_coverage
from hub.look.alphabet import in_order
from hub.look.names import country_name
from hub.look.navigation import language
from hub.look.page_cache import keep, without_query


@require_safe
@without_query
def show_public_coverage(request: HttpRequest) -> HttpResponse:
    found = public_coverage()
    named = [(country_name(one.country), one) for one in found.told] if found else []
    context = {
        "found": found,
        "told": in_order(named, language(), name=lambda row: row[0]),
        "few": in_order([country_name(code) for code in found.few] if found else [], language(), name=str),
    }
    return keep(render(request, "dissemination/pages/coverage.html", context))
