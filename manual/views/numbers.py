"""A citable number's address: to the paragraph for ever, or to how it read in an edition."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hub.look.navigation import language
from hub.people.reader import Reader
from manual.queries import resolve


def number(request: HttpRequest, number: str) -> HttpResponse:
    place = resolve.place(number, language=language(), reader=Reader.of(request))
    if place is None:
        raise Http404
    if place.citation is None:
        return render(request, "manual/tombstone.html", {"place": place}, status=410)
    return redirect(place.citation.url)
