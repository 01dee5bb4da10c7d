"""What was found out, by the chapters of the manual."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.look.navigation import language
from hub.look.page_cache import keep
from hub.people.reader import Reader
from research.queries.findings_overview import overview


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    context = {"chapters": overview(language(), Reader.of(request))}
    return keep(render(request, "research/findings.html", context))
