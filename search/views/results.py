"""The search page. Works without script, is never indexed by others, and its address line reaches no log."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from hub.people.reader import Reader
from search.log.services import note
from search.queries.find import find
from search.request import PAGE_SIZE, SearchRequest


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """`?q=` with `kind`, `theme` and `page`: the results for this reader in the language of the address."""
    asked = SearchRequest.parse(request.GET, language=get_language() or "en")
    found = find(asked, Reader.of(request))
    note(request, found=found.count + len(found.exact))
    pages = Paginator(range(found.count), PAGE_SIZE)
    rest = request.GET.copy()
    rest.pop("page", None)
    context = {"asked": asked, "found": found, "page_obj": pages.get_page(asked.page), "rest": rest.urlencode()}
    response = render(request, "search/results.html", context)
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
