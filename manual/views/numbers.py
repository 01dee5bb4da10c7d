"""A citable number's address: to the paragraph for ever, or to how it read in an edition."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hub.look.lens import Lens
from hub.look.navigation import language, languages_in
from hub.people.reader import Reader
from manual import addresses
from manual.queries import edition_view, lens_view, resolve


def number(request: HttpRequest, number: str) -> HttpResponse:
    edition = request.GET.get("edition")
    return _frozen(request, number, edition) if edition else _present(request, number)


def _present(request: HttpRequest, number: str) -> HttpResponse:
    place = resolve.place(number, language=language(), reader=Reader.of(request))
    if place is None:
        raise Http404
    if place.citation is None:
        return render(request, "manual/tombstone.html", {"place": place}, status=404 if place.waits else 410)
    return redirect(place.citation.url)


def _frozen(request: HttpRequest, number: str, edition: str) -> HttpResponse:
    found = edition_view.find(edition)
    shown = edition_view.impression(found, language()) if found else None
    if found is None or shown is None:
        raise Http404
    context = edition_view.section(found, shown, number, language(), Reader.of(request))
    if context is None:
        raise Http404
    if context["paragraph"]:
        return redirect(addresses.number(language(), context["number"], edition) + addresses.anchor(number))
    seen = lens_view.of_edition(
        context["items"],
        lens=Lens.of(request),
        steps=lens_view.steps_of(request.GET.get("steps", "")),
        language=language(),
        path=request.get_full_path(),
    )
    return render(
        request,
        "manual/frozen_section.html",
        {
            **context,
            **seen,
            "present_url": _present_url(context["number"], request),
            "languages": languages_in(request.path, set(found.impressions.values_list("language", flat=True))),
        },
    )


def _present_url(number: str, request: HttpRequest) -> str:
    """Where the text of today stands; empty where there is none."""
    place = resolve.place(number, language=language(), reader=Reader.of(request))
    return place.citation.url if place and place.citation else ""
