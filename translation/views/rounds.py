"""Rounds: how far each language is, open one, move a deadline, close."""

from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from translation import rights
from translation.forms import DeadlineForm, RoundForm
from translation.models import Round, RoundLanguage
from translation.queries.rounds import keys_below, progress
from translation.services import rounds as service

CLOSED = 20


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    if not rights.sees_boards(request.user):
        raise Http404
    context = {
        "page_title": _("Rounds of translation"),
        "header_icon": "calendar",
        "lines": progress(list(Round.objects.open()), request.user),
        "closed": Round.objects.filter(closed_at__isnull=False)[:CLOSED],
        "may_open": rights.opens_rounds(request.user),
    }
    return render(request, "translation/admin/rounds.html", context)


def begin(request: HttpRequest) -> HttpResponse:
    if not rights.opens_rounds(request.user):
        raise Http404
    form = RoundForm(request.POST if request.method == "POST" else None, initial={"key": uuid4().hex})
    if request.method == "POST" and form.is_valid():
        try:
            service.open_round(
                key=form.cleaned_data["key"].hex,
                name=form.cleaned_data["name"],
                page_keys=keys_below(form.cleaned_data["under"]),
                deadlines=form.deadlines(),
                by=request.user,
            )
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The round is open. Its works have their deadlines."))
            return redirect("translation:rounds")
    return _form(request, form, _("Open a round"))


def deadline(request: HttpRequest, row_id: int) -> HttpResponse:
    row = get_object_or_404(RoundLanguage.objects.select_related("round"), pk=row_id)
    if not (rights.opens_rounds(request.user) or rights.may(request.user, rights.Action.ASSIGN, row.language)):
        raise Http404
    form = DeadlineForm(request.POST if request.method == "POST" else None, initial={"deadline": row.deadline})
    if request.method == "POST" and form.is_valid():
        try:
            service.change_deadline(round_language=row, deadline=form.cleaned_data["deadline"], by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        except rights.Refused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("Saved."))
            return redirect("translation:rounds")
    return _form(request, form, f"{row.round}: {row.language}")


@require_POST
def close(request: HttpRequest, round_id: int) -> HttpResponse:
    if not rights.opens_rounds(request.user):
        raise Http404
    service.close_round(opened=get_object_or_404(Round, pk=round_id), by=request.user)
    messages.success(request, _("The round is closed."))
    return redirect("translation:rounds")


def _form(request: HttpRequest, form: RoundForm | DeadlineForm, title: str) -> HttpResponse:
    context = {"page_title": title, "header_icon": "calendar", "form": form, "back": reverse("translation:rounds")}
    return render(request, "translation/admin/form.html", context)
