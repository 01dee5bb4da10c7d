"""What is kept about the owner of an address, to show and to erase. The address is posted, never part of a URL."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from dissemination.models.directory import Contact
from dissemination.permissions import may_erase
from dissemination.person_forms import EraseForm, PersonForm
from dissemination.services.erase_address import erase_for_owner
from dissemination.services.hand_out_data import hand_out, look_into
from dissemination.views.head import head
from dissemination.views.person_words import shown


@require_http_methods(["GET", "HEAD", "POST"])
def look_up(request: HttpRequest) -> HttpResponse:
    if not may_erase(request.user):
        raise Http404
    form = PersonForm(request.POST if request.method == "POST" else None)
    address = form.cleaned_data["email"] if form.is_bound and form.is_valid() else ""
    return _page(request, form=form, address=address)


@require_safe
def of_contact(request: HttpRequest, contact: UUID) -> HttpResponse:
    """From the page of a contact: its address is in the form. Looking, which is noted, takes the button."""
    if not may_erase(request.user):
        raise Http404
    found = get_object_or_404(Contact, pk=contact)
    return _page(request, form=PersonForm(initial={"email": found.email or ""}), address="")


@require_POST
def download(request: HttpRequest) -> HttpResponse:
    """As JSON, to be given to the person."""
    if not may_erase(request.user):
        raise Http404
    form = PersonForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form, address="")
    found = hand_out(address=form.cleaned_data["email"], by=request.user)
    answer = HttpResponse(found.as_json, content_type="application/json; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="personal-data.json"'
    answer["Cache-Control"] = "private, no-store"
    return answer


@require_POST
def erase(request: HttpRequest) -> HttpResponse:
    if not may_erase(request.user):
        raise Http404
    form = EraseForm(request.POST)
    if not form.is_valid():
        address = form.cleaned_data.get("email", "")
        asked = PersonForm(initial={"email": address}) if address else PersonForm(request.POST)
        return _page(request, form=asked, address=address, erasing=form)
    erase_for_owner(address=form.cleaned_data["email"], by=request.user)
    messages.success(request, _("It is erased everywhere, and will not be written to again."))
    return redirect("person_data")


def _page(request: HttpRequest, *, form: PersonForm, address: str, erasing: EraseForm | None = None) -> HttpResponse:
    found = look_into(address=address, by=request.user) if address else None
    context: dict[str, Any] = {
        "form": form,
        "address": address,
        "found": found,
        "sections": shown(found) if found else [],
        "account": bool(found and found.sections["accounts"]),
        "erasing": erasing or EraseForm(initial={"email": address}, auto_id="erase_%s"),
        **head(_("Personal data"), icon="user"),
    }
    is_wrong = form.errors or (erasing is not None and erasing.errors)
    answer = render(request, "dissemination/admin/person_data.html", context, status=400 if is_wrong else 200)
    answer["Cache-Control"] = "private, no-store"
    return answer
