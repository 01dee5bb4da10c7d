"""The board of all pages and languages, on a page and as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hub.publishing.calendar import today
from hub.spreadsheets import sheet_response
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
def as_csv(request: HttpRequest) -> HttpResponseBase:
    return _sheet(request, "csv")


@require_GET
def as_xlsx(request: HttpRequest) -> HttpResponseBase:
    return _sheet(request, "xlsx")


def _sheet(request: HttpRequest, ending: str) -> HttpResponseBase:
    _form, found = _asked(request)
    name = f"translations-{today().isoformat()}"
    return sheet_response(name, ending, _("Translations"), HEADINGS, lines(found))


def _asked(request: HttpRequest) -> tuple[BoardFilter, Board]:
    user: Any = request.user
    if not rights.sees_boards(user):
        raise Http404
    form = BoardFilter(request.GET)
    return form, board(user=user, filters=form.filters)
