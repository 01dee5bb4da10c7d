"""The board of all pages and languages, on a page and as files."""

from datetime import date
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hub.publishing.calendar import today
from hub.spreadsheets import CSV, XLSX, csv_lines, xlsx_file
from translation import rights
from translation.board_filter import BoardFilter
from translation.queries.board import Board, board
from translation.queries.board_lines import HEADINGS, lines
from translation.queries.export_links import export_links
from translation.words import STATES


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    form, found = _asked(request)
    asked = request.GET.urlencode()
    context = {
        "page_title": _("Translations"),
        "header_icon": "globe",
        "board": found,
        "form": form,
        "states": STATES.items(),
        "exports": export_links(request.user, under=found.filters.under, language=found.filters.language),
        "query": f"?{asked}" if asked else "",
        "gets_letters": rights.gets_letters(request.user),
    }
    return render(request, "translation/admin/board.html", context)


@require_GET
def as_csv(request: HttpRequest) -> StreamingHttpResponse:
    _form, found = _asked(request)
    answer = StreamingHttpResponse(csv_lines(HEADINGS, lines(found)), content_type=CSV)
    answer["Content-Disposition"] = f'attachment; filename="{_name(today())}.csv"'
    return answer


@require_GET
def as_xlsx(request: HttpRequest) -> FileResponse:
    _form, found = _asked(request)
    file = xlsx_file(_("Translations"), HEADINGS, lines(found))
    return FileResponse(file, as_attachment=True, filename=f"{_name(today())}.xlsx", content_type=XLSX)


def _asked(request: HttpRequest) -> tuple[BoardFilter, Board]:
    user: Any = request.user
    if not rights.sees_boards(user):
        raise Http404
    form = BoardFilter(request.GET)
    return form, board(user=user, filters=form.filters)


def _name(day: date) -> str:
    return f"translations-{day.isoformat()}"
