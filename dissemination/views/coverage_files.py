"""What the pages of the coverage show, as CSV and XLSX."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dissemination.coverage_forms import CoverageForm, HoldersForm
from dissemination.coverage_table import headings, holder_headings, holder_lines, lines, table
from dissemination.queries.all_editions import all_editions
from dissemination.queries.coverage import coverage
from dissemination.queries.holders import holders
from dissemination.views.head import seen_countries
from hub.spreadsheets import Line, sheet_response


@require_safe
def matrix_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    form = CoverageForm(request.GET.dict(), countries=seen_countries(request))
    if not form.is_valid():
        return _back(request, "dissemination_coverage")
    found = table(coverage(form.question), kept=form.kept)
    return _sheet(form, "coverage", ending, headings(), lines(found))


@require_safe
def editions_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    form = CoverageForm(request.GET.dict(), countries=seen_countries(request))
    if not form.is_valid():
        return _back(request, "dissemination_all_editions")
    asked, numbers = form.question, [edition.number for edition in form.editions]
    found = all_editions(editions=numbers, on=asked.on, kind=asked.kind, countries=asked.countries)
    shown = table(found, kept=form.kept, by="edition")
    return _sheet(form, "editions", ending, headings("edition"), lines(shown, "edition"))


@require_safe
def agencies_file(request: HttpRequest, ending: str) -> HttpResponseBase:
    form = HoldersForm(request.GET.dict(), countries=seen_countries(request))
    if not form.is_valid():
        return _back(request, "dissemination_holders")
    data = form.cleaned_data
    found = holders(form.question, measure=data["what"], language=data["language"])
    return _sheet(form, "agencies", ending, holder_headings(), holder_lines(found))


def _back(request: HttpRequest, name: str) -> HttpResponse:
    """To the page that says at the field what is wrong."""
    return redirect(f"{reverse(name)}?{request.META.get('QUERY_STRING', '')}")


def _sheet(form: CoverageForm, name: str, ending: str, heads: Sequence[str], rows: Iterable[Line]) -> HttpResponseBase:
    """Named by edition and day, so that two files on a desk are told apart."""
    name = f"{name}-{form.question.edition}-{form.question.on.isoformat()}"
    return sheet_response(name, ending, _("Coverage"), heads, rows)
