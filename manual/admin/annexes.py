"""National annexes in the admin: a desk writes, a second person of it approves."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manual import desks
from manual.admin.annex_forms import AnnexForm, NewAnnexForm
from manual.admin.answers import allow
from manual.models import Annex, AnnexRevision
from manual.queries import annex_desk
from manual.services.decide_annex import approve_annex, return_annex, withdraw_annex
from manual.services.write_annex import submit_annex, write_annex


def annexes(request: HttpRequest) -> HttpResponse:
    allow(desks.may_see_annexes(request.user))
    lines = annex_desk.lines(request.user)
    context = {"page_title": _("National annexes"), "header_icon": "site", "lines": lines}
    return render(request, "manual/admin/annexes.html", context)


def begin(request: HttpRequest) -> HttpResponse:
    """Choose where the annex belongs, then write it."""
    allow(desks.may_see_annexes(request.user))
    form = NewAnnexForm(request.POST if request.method == "POST" else None, user=request.user)
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        return redirect("manual_admin:annex", chosen["section"], chosen["country"].code, chosen["language"])
    context = {"page_title": _("Write a national annex"), "header_icon": "site", "form": form}
    return render(request, "manual/admin/annex_begin.html", context)


def annex(request: HttpRequest, key: Any, country: str, language: str) -> HttpResponse:
    """The text that is written or waits, beside the public one."""
    allow(desks.may_write(request.user, country))
    found = Annex.objects.filter(page_key=key, country=country, language=language).first()
    allow(found is not None or not annex_desk.problem(key, language))
    line = annex_desk.line(found, annex_desk.section_name(key), own=True) if found else None
    form = AnnexForm(request.POST if request.method == "POST" else None, initial=_initial(line))
    if request.method == "POST" and form.is_valid():
        try:
            write_annex(page_key=key, country=country, language=language, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, _at(form, error))
        else:
            messages.success(request, _("Saved as a draft. Readers see it when a second person has approved it."))
            return redirect("manual_admin:annex", key, country, language)
    context = {
        "page_title": _("National annex"),
        "page_subtitle": f"{annex_desk.section_name(key)}, {country}, {language}",
        "header_icon": "site",
        "form": form,
        "line": line,
        "read": annex_desk.hash_of(line.open) if line and line.open else "",
        "may_decide": bool(line and line.open and desks.may_decide(request.user, line.open)),
    }
    return render(request, "manual/admin/annex.html", context)


@require_POST
def submit(request: HttpRequest, annex_id: int) -> HttpResponse:
    return _act(request, annex_id, _("Submitted. A second person approves it."), submit_annex)


@require_POST
def approve(request: HttpRequest, annex_id: int) -> HttpResponse:
    return _act(request, annex_id, _("Approved. Readers see it now."), approve_annex, read=request.POST.get("read", ""))


@require_POST
def give_back(request: HttpRequest, annex_id: int) -> HttpResponse:
    return _act(request, annex_id, _("Given back."), return_annex, reason=request.POST.get("reason", ""))


@require_POST
def withdraw(request: HttpRequest, annex_id: int) -> HttpResponse:
    return _act(request, annex_id, _("Withdrawn."), withdraw_annex)


def _act(request: HttpRequest, annex_id: int, word: str, service: Callable[..., None], **more: str) -> HttpResponse:
    """What the service did, or refused in its own words; an annex of another country is not found."""
    found = get_object_or_404(Annex, pk=annex_id)
    allow(desks.may_write(request.user, found.country_id))
    try:
        service(annex=found, by=request.user, **more)
    except (ValidationError, PermissionDenied) as error:
        for message in getattr(error, "messages", [str(error)]):
            messages.error(request, message)
    else:
        messages.success(request, word)
    return redirect("manual_admin:annex", found.page_key, found.country_id, found.language)


def _initial(line: annex_desk.Line | None) -> dict[str, Any]:
    if line is None:
        return {}
    shown: AnnexRevision | None = line.open or line.public
    return {"text": shown.text if shown else "", "review_date": shown.review_date if shown else None}


def _at(form: AnnexForm, error: ValidationError) -> ValidationError:
    """At its field where the form has it, else above all of them."""
    return error if set(error.message_dict) <= set(form.fields) else ValidationError(error.messages)
