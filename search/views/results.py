"""The search page. Works without script, is never indexed by others, and its address line reaches no log."""

from dataclasses import replace

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from hub.look.lens import Lens
from hub.look.navigation import LanguageEntry, language, languages
from hub.look.page_links import PageLinks
from hub.look.private import private
from hub.people.reader import Reader
from search.log.services import note
from search.queries.find import Results, find
from search.queries.helpline import helpline
from search.request import LAST_PAGE, PAGE_SIZE, SearchRequest
from search.views.choices import chosen, switched


@private
@require_safe
def results(request: HttpRequest) -> HttpResponse:
    """`?q=` with `kind chapter theme country date` (each any of several), `sort` and `page`: the results for this
    reader in the language of the address."""
    asked = SearchRequest.parse(request.GET, language=language())
    found = find(asked, Reader.of(request))
    note(request, found=found.count + len(found.exact))
    response = render(request, "search/results.html", _context(request, asked, found))
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _context(request: HttpRequest, asked: SearchRequest, found: Results) -> dict[str, object]:
    pages = Paginator(range(min(found.count, LAST_PAGE * PAGE_SIZE)), PAGE_SIZE)
    nothing = not (found.hits or found.fallback or found.exact or found.best)
    return {
        "asked": asked,
        "found": found,
        "nothing": nothing,
        "page_obj": pages.get_page(asked.page),
        "rest": switched(request.GET, page=""),
        "chosen": chosen(request.GET, found.facets),
        "by_relevance": switched(request.GET, page="", sort=""),
        "by_date": switched(request.GET, page="", sort="date"),
        "everything": switched(QueryDict(), q=asked.shown),
        "meant": switched(QueryDict(), q=found.meant),
        "helpline": helpline(_country(request, asked), asked.language) if nothing else None,
        "languages": PageLinks(languages=_languages(request, asked)),
    }


def _country(request: HttpRequest, asked: SearchRequest) -> str:
    """The country that was chosen here, else the one that the reader reads the manual for."""
    return asked.countries[0] if asked.countries else Lens.peek(request).country


def _languages(request: HttpRequest, asked: SearchRequest) -> list[LanguageEntry]:
    """The same question in another language; what narrows it may not exist there."""
    query = f"?{switched(QueryDict(), q=asked.shown)}" if asked.shown else ""
    return [replace(entry, url=entry.url + query) for entry in languages(request.path)]
