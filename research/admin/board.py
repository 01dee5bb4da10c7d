"""The organisers' pages: all trainings, one of them with its registrations, and these as a file."""

from uuid import UUID

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.look.navigation import language
from hub.spreadsheets import sheet_response
from research.access import access_training, organises
from research.admin.forms import CancelForm
from research.models import Place, Training
from research.queries import board

ON_A_PAGE = 50
ENDINGS = ("csv", "xlsx")


@require_safe
def trainings(request: HttpRequest) -> HttpResponse:
    if not organises(request.user):
        raise Http404
    context = {
        "lines": board.lines(request.user, language()),
        "page_title": _("Trainings"),
        "header_icon": "calendar-check",
    }
    return render(request, "research/admin/trainings.html", context)


@require_safe
def training(request: HttpRequest, key: UUID) -> HttpResponse:
    return page(request, access_training(request.user, key))


def page(request: HttpRequest, training: Training, *, cancel: CancelForm | None = None) -> HttpResponse:
    """One training; with the reason that was sent, what is wrong with it and all that was typed."""
    line = board.line_of(training, language())
    state = request.GET.get("state", "")
    page_obj = Paginator(board.registrations(training, state), ON_A_PAGE).get_page(request.GET.get("p"))
    context = {
        "training": training,
        "line": line,
        "state": state,
        "states": Place.choices,
        "page_obj": page_obj,
        "may_cancel": training.cancelled_at is None and not training.has_begun,
        "cancel": cancel or CancelForm(),
        "page_title": line.title or _("Training"),
        "header_icon": "calendar-check",
    }
    return render(request, "research/admin/training.html", context, status=422 if cancel else 200)


@require_safe
def file(request: HttpRequest, key: UUID, ending: str) -> HttpResponseBase:
    training = access_training(request.user, key)
    if ending not in ENDINGS:
        raise Http404
    rows = board.registrations(training, request.GET.get("state", ""))
    return sheet_response("registrations", ending, _("Registrations"), board.headings(), board.table(rows.iterator()))
