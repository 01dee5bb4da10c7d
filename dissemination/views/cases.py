"""Mail that came back: the cases of whoever looks after a country's contacts."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dissemination.case_forms import CorrectForm, ReplaceForm
from dissemination.models.bounce_case import BounceCase
from dissemination.permissions import may_look_after, may_see_addresses
from dissemination.queries.cases import CaseRow, case_keyed, cases_by_agency, closed_cases
from dissemination.services.mend_case import Replacement, correct_address, replace_contact
from dissemination.services.settle_case import Choice, settle_case
from dissemination.views.head import head, seen_countries


@require_safe
def show_cases(request: HttpRequest) -> HttpResponse:
    countries, is_masked = seen_countries(request), not may_see_addresses(request.user)
    page, groups = cases_by_agency(countries, is_masked=is_masked, page=request.GET.get("p"))
    context = {"page": page, "groups": groups, "closed": closed_cases(countries), **head(_("Mail that came back"))}
    return render(request, "dissemination/admin/cases.html", context)


@require_safe
def show_case(request: HttpRequest, key: UUID) -> HttpResponse:
    return _page(request, _visible(request, key))


@require_POST
def correct(request: HttpRequest, key: UUID) -> HttpResponse:
    row = _own(request, key)
    form = CorrectForm(request.POST, may_send_again=row.may_send_again)

    def act(case: BounceCase, data: dict[str, Any]) -> bool:
        return correct_address(case=case, email=data["email"], again=form.send_again, by=request.user)

    return _mended(request, row, "correct", form, act)


@require_POST
def replace(request: HttpRequest, key: UUID) -> HttpResponse:
    row = _own(request, key)
    form = ReplaceForm(request.POST, may_send_again=row.may_send_again)

    def act(case: BounceCase, data: dict[str, Any]) -> bool:
        new = Replacement(data["email"], data["role_title"])
        return replace_contact(case=case, new=new, again=form.send_again, by=request.user)

    return _mended(request, row, "replace", form, act)


@require_POST
def settle(request: HttpRequest, key: UUID) -> HttpResponse:
    row = _own(request, key)
    if request.POST.get("choice") not in set(Choice):
        raise Http404
    try:
        done = settle_case(case=row.case, choice=Choice(request.POST["choice"]), by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
        return redirect("dissemination_case", key)
    return _said(request, done)


def _mended(
    request: HttpRequest, row: CaseRow, name: str, form: CorrectForm, act: Callable[[BounceCase, dict[str, Any]], bool]
) -> HttpResponse:
    """What was typed stays where it was typed, with what is wrong beside it."""
    if form.is_valid():
        try:
            return _said(request, act(row.case, form.cleaned_data))
        except ValidationError as error:
            form.add_error(None, error)
    return _page(request, row, **{name: form})


def _said(request: HttpRequest, done: bool) -> HttpResponse:
    if done:
        messages.success(request, _("Settled."))
    else:
        messages.warning(request, _("Somebody else has settled this meanwhile."))
    return redirect("dissemination_cases")


def _page(request: HttpRequest, row: CaseRow, **forms: CorrectForm) -> HttpResponse:
    is_open = row.case.state == BounceCase.State.OPEN
    context = {
        "row": row,
        "is_open": is_open,
        "may_settle": is_open and may_look_after(request.user, row.case.agency),
        "correct": forms.get("correct") or CorrectForm(may_send_again=row.may_send_again),
        "replace": forms.get("replace") or ReplaceForm(may_send_again=row.may_send_again),
        **head(str(row.case.agency), _("Mail that came back")),
    }
    return render(request, "dissemination/admin/case.html", context)


def _visible(request: HttpRequest, key: UUID) -> CaseRow:
    row = case_keyed(key, seen_countries(request), is_masked=not may_see_addresses(request.user))
    if row is None:
        raise Http404
    return row


def _own(request: HttpRequest, key: UUID) -> CaseRow:
    row = _visible(request, key)
    if not may_look_after(request.user, row.case.agency):
        raise Http404
    return row
