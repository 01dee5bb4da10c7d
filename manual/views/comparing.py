"""Two editions compared, and what changed since the one that somebody holds."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hub.look.navigation import language
from hub.look.page_cache import keep, without_query
from hub.people.reader import Reader
from manual import addresses
from manual.forms.editions import TwoEditions
from manual.models import Edition
from manual.queries import compare_view, compared_editions, edition_view
from manual.queries import history as read_through
from manual.queries import since as held
from manual.queries.compared_editions import Sides


def choose(request: HttpRequest) -> HttpResponse:
    """The form; a sound choice leads to the comparison's own address."""
    form = TwoEditions(request.GET or None, editions=list(Edition.objects.all()))
    if form.is_valid():
        return redirect(addresses.comparison(language(), *form.in_order()))
    context = {"form": form, "breadcrumbs": edition_view.crumbs(language())}
    return render(request, "manual/compare_choose.html", context)


@without_query
def whole(request: HttpRequest, older: str, newer: str) -> HttpResponse:
    """How much changed, section by section."""
    found = _sides(older, newer)
    if found.older.number != older:
        return redirect(addresses.comparison(language(), newer, older))
    return keep(render(request, "manual/compare.html", compare_view.overview(found, language(), Reader.of(request))))


@without_query
def section(request: HttpRequest, older: str, newer: str, number: str, beside: bool = False) -> HttpResponse:
    """What changed in one section, word by word; a paragraph's number leads to its section."""
    found = _sides(older, newer)
    context = compare_view.section(found, number, language(), Reader.of(request))
    if context is None:
        raise Http404
    if found.older.number != older or context["part"].number != number:
        own = (found.older.number, found.newer.number, context["part"].number)
        anchor = addresses.anchor(number) if context["part"].number != number else ""
        return redirect(addresses.comparison(language(), *own, beside=beside) + anchor)
    return keep(render(request, "manual/compare_section.html", {**context, "beside": beside}))


@without_query
def since(request: HttpRequest, number: str) -> HttpResponse:
    """Where the code on a printed copy leads."""
    found = edition_view.find(number)
    if found is None:
        raise Http404
    return keep(render(request, "manual/since.html", held.page(found, language(), Reader.of(request))))


@without_query
def history(request: HttpRequest, number: str) -> HttpResponse:
    """How a paragraph, section or chapter read from edition to edition."""
    context = read_through.page(number, language(), Reader.of(request))
    if context is None:
        raise Http404
    return keep(render(request, "manual/history.html", context))


def _sides(first: str, second: str) -> Sides:
    found = compared_editions.sides(first, second, language())
    if found is None:
        raise Http404
    return found
