"""Keeping statistics: the series, files of figures, and what is taken over of a file."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.lists.reading import Unreadable
from research.access import access_series_import, access_series_kept, keeps_statistics
from research.admin.doors import only
from research.errors import RefusedError
from research.forms.figures import FiguresForm
from research.models import SeriesImport, SeriesImportRow
from research.queries import statistics_board
from research.services.statistics import decide, stage

ICON = "decimal"


@only(keeps_statistics)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    context = {"lines": statistics_board.series_lines(), "page_title": _("Statistics"), "header_icon": ICON}
    return render(request, "research/admin/statistics.html", context)


@only(keeps_statistics)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """A series with the files that were uploaded for it; the form uploads another one."""
    series = access_series_kept(request.user, key)
    form = FiguresForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            batch = stage.stage(series=series, name=file.name, data=file.read(), by=request.user)
        except Unreadable as error:
            form.add_error("file", str(error))
        else:
            return redirect("research_figures", batch.key)
    context = {
        "series": series,
        "imports": series.imports.all()[:20],
        "form": form,
        "page_title": statistics_board.title_of(series),
        "header_icon": ICON,
    }
    return render(request, "research/admin/series.html", context, status=422 if form.errors else 200)


@only(keeps_statistics)
@require_safe
def figures(request: HttpRequest, key: UUID) -> HttpResponse:
    """The rows of a file beside what is public, to decide on."""
    batch = access_series_import(request.user, key)
    verdicts = set(batch.rows.values_list("verdict", flat=True))
    context = {
        "batch": batch,
        "rows": statistics_board.rows_of(batch),
        "counts": statistics_board.counts_of(batch),
        "is_open": batch.state == SeriesImport.State.STAGED,
        "has_new": bool(verdicts & {SeriesImportRow.Verdict.NEW, SeriesImportRow.Verdict.CHANGED}),
        "page_title": statistics_board.title_of(batch.series),
        "page_subtitle": batch.name,
        "header_icon": ICON,
    }
    return render(request, "research/admin/figures.html", context)


@only(keeps_statistics)
@require_POST
def accept(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take over what is new and the revisions that are ticked."""
    batch = access_series_import(request.user, key)
    confirmed = {int(line) for line in request.POST.getlist("revision") if line.isdecimal()}
    try:
        count = decide.accept(batch=batch, confirmed=confirmed, by=request.user)
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        said = ngettext("%(count)d figure is public now.", "%(count)d figures are public now.", count)
        messages.success(request, said % {"count": count})
    return redirect("research_figures", key)


@only(keeps_statistics)
@require_POST
def discard(request: HttpRequest, key: UUID) -> HttpResponse:
    batch = access_series_import(request.user, key)
    try:
        decide.discard(batch=batch, by=request.user)
    except RefusedError as error:
        messages.error(request, error.message)
    return redirect("research_series", batch.series.key)
