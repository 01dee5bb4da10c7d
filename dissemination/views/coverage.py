"""Which agency in which country holds which edition, and how is that known."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dissemination.coverage_forms import CoverageForm, HoldersForm
from dissemination.coverage_table import table
from dissemination.queries.all_editions import all_editions
from dissemination.queries.coverage import Measure, coverage
from dissemination.queries.holders import holders
from dissemination.tiles import tile_map
from dissemination.views.head import head, seen_countries
from hub.look.names import country_name, language_name

A_PAGE = 100


@require_safe
def show_coverage(request: HttpRequest) -> HttpResponse:
    form = CoverageForm(request.GET.dict(), countries=seen_countries(request))
    context: dict[str, Any] = {"form": form, **head(_("Who holds which edition"), icon="globe")}
    if form.is_valid():
        found = table(coverage(form.question), kept=form.kept)
        context |= {"table": found, "map": tile_map({row.code: row for row in found.rows}), **_asked(form)}
    return render(request, "dissemination/admin/coverage.html", context)


@require_safe
def show_all_editions(request: HttpRequest) -> HttpResponse:
    form = CoverageForm(request.GET.dict(), countries=seen_countries(request))
    context: dict[str, Any] = {"form": form, **head(_("All editions"), _("Who holds which edition"), "globe")}
    if form.is_valid():
        asked = form.question
        numbers = [edition.number for edition in form.editions]
        found = all_editions(editions=numbers, on=asked.on, kind=asked.kind, countries=asked.countries)
        context |= {"table": table(found, kept=form.kept, by="edition"), **_asked(form)}
    return render(request, "dissemination/admin/all_editions.html", context)


@require_safe
def show_agencies(request: HttpRequest) -> HttpResponse:
    """The agencies behind a number."""
    form = HoldersForm(request.GET.dict(), countries=seen_countries(request))
    context: dict[str, Any] = {"form": form, **head(_("Agencies"), _("Who holds which edition"), "globe")}
    if form.is_valid():
        context |= _list(request, form)
    return render(request, "dissemination/admin/agencies.html", context)


@require_safe
def show_country(request: HttpRequest, edition: str, code: str) -> HttpResponse:
    asked = {**request.GET.dict(), "edition": edition, "country": code}
    form = HoldersForm(asked, countries=seen_countries(request))
    if not form.is_valid() and {"edition", "country"} & set(form.errors):
        raise Http404
    context: dict[str, Any] = {"form": form, **head(country_name(code), _("Who holds which edition"), "globe")}
    if form.is_valid():
        context |= _list(request, form)
    return render(request, "dissemination/admin/agencies.html", context)


def _list(request: HttpRequest, form: HoldersForm) -> dict[str, Any]:
    data = form.cleaned_data
    found = holders(form.question, measure=data["what"], language=data["language"])
    words = Measure(data["what"]).label if data["what"] else _("All agencies")
    return {
        "holders": Paginator(found, A_PAGE).get_page(request.GET.get("p")),
        "count": len(found),
        "words": words,
        "language_name": language_name(data["language"]) if data["language"] else "",
        **_asked(form),
    }


def _asked(form: CoverageForm) -> dict[str, Any]:
    return {
        "question": form.question,
        "is_past": form.is_past,
        "query": urlencode(form.kept),
        "today_query": urlencode({name: value for name, value in form.kept.items() if name != "on"}),
        "matrix_query": urlencode(form.of_matrix),
    }
