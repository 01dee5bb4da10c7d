"""The citation of a number: a page to copy it from, and as text, RIS and CSL-JSON."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from hub.look.navigation import language
from hub.look.page_cache import keep
from hub.people.reader import Reader
from manual.citation import csl, ris
from manual.citation.text import as_text, named
from manual.queries import citing
from manual.queries.citing import Cited


def page(request: HttpRequest, number: str) -> HttpResponse:
    found = _cited(request, number)
    context = {
        "record": found.record,
        "place": found.place,
        "overtaken": found.overtaken,
        "named": named(found.record),
        "text": as_text(found.record),
        "edition": request.GET.get("edition", ""),
    }
    return keep(render(request, "manual/cite.html", context))


def text(request: HttpRequest, number: str) -> HttpResponse:
    return keep(HttpResponse(as_text(_cited(request, number).record), content_type="text/plain; charset=utf-8"))


def ris_file(request: HttpRequest, number: str) -> HttpResponse:
    return _file(ris.as_ris(_cited(request, number).record), ris.MEDIA_TYPE, f"{number}.ris")


def csl_file(request: HttpRequest, number: str) -> HttpResponse:
    return _file(csl.as_csl(_cited(request, number).record), csl.MEDIA_TYPE, f"{number}.json")


def _cited(request: HttpRequest, number: str) -> Cited:
    found = citing.cited(number, language=language(), reader=Reader.of(request), edition=request.GET.get("edition", ""))
    if found is None:
        raise Http404
    return found


def _file(body: str, media_type: str, name: str) -> HttpResponse:
    response = HttpResponse(body, content_type=media_type)
    response.headers["Content-Disposition"] = f'attachment; filename="manual-{name}"'
    return keep(response)
