"""Figures of this room: for everybody by half-years that are over, for moderators every number at once. Both as CSV."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.charts import bars
from hub.spreadsheets import sheet_response
from initiatives.access import is_moderator
from initiatives.periods import Period, finished, period_of
from initiatives.queries.counted import first_interest
from initiatives.queries.figures import Figures, Line, Published, exact_figures, public_figures
from initiatives.views.parts import crumbs, language


@require_safe
def statistics(request: HttpRequest) -> HttpResponse:
    every = list(finished(first_interest(), timezone.now()))
    chosen = _asked(request, every) or every[0]
    figures = public_figures(chosen, language(), _("Together"))
    context = {**_context(figures, chosen, every), "breadcrumbs": crumbs()}
    return render(request, "initiatives/statistics.html", context)


@require_safe
def statistics_csv(request: HttpRequest) -> HttpResponseBase:
    every = list(finished(first_interest(), timezone.now()))
    chosen = _asked(request, every) or every[0]
    return _sheet(public_figures(chosen, language(), _("Together")), f"partners-{chosen}", chosen)


@require_safe
def moderators(request: HttpRequest) -> HttpResponse:
    chosen, every = _exact(request)
    context = {
        **_context(exact_figures(chosen, language(), _("Together")), chosen, every),
        "page_title": _("Statistics of Find a Partner"),
        "header_icon": "history",
    }
    return render(request, "initiatives/admin/statistics.html", context)


@require_safe
def moderators_csv(request: HttpRequest) -> HttpResponseBase:
    chosen, _every = _exact(request)
    return _sheet(exact_figures(chosen, language(), _("Together")), f"partners-exact-{chosen or 'all'}", chosen)


def _exact(request: HttpRequest) -> tuple[Period | None, list[Period]]:
    """For moderators: the half-year that the address asks for, the one that runs included; none means all time."""
    if not is_moderator(request.user):
        raise Http404
    now = timezone.now()
    every = [period_of(now), *finished(first_interest(), now)]
    return _asked(request, every), every


def _asked(request: HttpRequest, every: list[Period]) -> Period | None:
    return next((one for one in every if str(one) == request.GET.get("period")), None)


def _words(period: Period) -> str:
    words = _("January to June %(year)d") if period.half == 1 else _("July to December %(year)d")
    return words % {"year": period.year}


def _context(figures: Figures, chosen: Period | None, every: list[Period]) -> dict[str, object]:
    return {
        "figures": figures,
        "period": chosen,
        "period_words": _words(chosen) if chosen else _("All time"),
        "periods": [(str(one), _words(one)) for one in every],
        "charts": {
            "kinds": bars((one.name, one.initiatives) for one in figures.by_kind),
            "countries": bars((one.name, one.initiatives) for one in figures.by_country),
            "interest": bars(zip(figures.interests.columns, figures.interests.totals, strict=True)),
            "days": bars((one.name, one.median) for one in figures.days_by_kind),
        },
    }


def _sheet(figures: Figures, name: str, period: Period | None) -> HttpResponseBase:
    """One number a line; an empty one is kept back, or of nothing."""
    headings = [_("Figure"), _("Time"), _("Country"), _("Kind"), _("Number")]
    return sheet_response(name, "csv", name, headings, _lines(figures, str(period or "")))


def _lines(figures: Figures, period: str) -> Iterator[list[object]]:
    for by_country, rows in ((False, figures.by_kind), (True, figures.by_country), (False, [figures.all])):
        for row in rows:
            yield from _published(row, by_country=by_country)
    grid, together = figures.interests, figures.all.name
    for line in (*grid.lines, Line(together, grid.totals, grid.total)):
        for kind, number in zip((*grid.columns, together), (*line.cells, line.total), strict=True):
            yield [_("Offers"), period, line.name, kind, number]
    for one in figures.days_by_kind:
        yield [_("Median of days to fill a seat"), period, together, one.name, one.median]
    for one in figures.days_by_country:
        yield [_("Median of days to fill a seat"), period, one.name, together, one.median]
    yield [_("Median of days to fill a seat"), period, together, together, figures.days]


def _published(row: Published, *, by_country: bool) -> Iterator[list[object]]:
    together = _("Together")
    place = (row.name, together) if by_country else (together, row.name)
    for label, number in (
        (_("Initiatives published"), row.initiatives),
        (_("Initiatives open now"), row.open),
        (_("Seats"), row.places),
        (_("Seats filled"), row.filled),
    ):
        yield [label, "", *place, number]
