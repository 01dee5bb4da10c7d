"""Which countries' agencies hold the edition in force, for everybody: kept for the day, the moment is said on it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dissemination.queries.public_coverage import public_coverage
from hub.look.page_cache import keep, without_query


@require_safe
@without_query
def show_public_coverage(request: HttpRequest) -> HttpResponse:
    return keep(render(request, "dissemination/pages/coverage.html", {"found": public_coverage()}))
