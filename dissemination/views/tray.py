"""The tray: messages of which nobody knows whether they were handed over, and those held for a decision."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dissemination.models.contact_request import ContactRequest
from dissemination.models.directory import Agency
from dissemination.models.message import OutboundMessage
from dissemination.permissions import may_plan, may_see_addresses
from dissemination.queries.relay import closed_relay
from dissemination.queries.tray import blocked, tray, uninformed
from dissemination.services.decide_message import Choice, decide_message
from dissemination.services.note_call import note_call
from dissemination.services.relay import resume
from dissemination.services.write_held import write_all_held
from dissemination.views.head import head, open_cases, seen_countries


@require_safe
def show_tray(request: HttpRequest) -> HttpResponse:
    countries = seen_countries(request)
    rows = tray(countries, masked=not may_see_addresses(request.user))
    context = {
        "rows": rows,
        "unwritten": sum(row.is_unwritten for row in rows),
        "relay": closed_relay(),
        "blocked": blocked() if countries is None else [],
        "cases": open_cases(request),
        "asked": ContactRequest.objects.in_countries(countries).open().count(),
        "uninformed": uninformed(countries),
        "may_decide": may_plan(request.user),
        **head(_("Held and in doubt")),
    }
    return render(request, "dissemination/admin/tray.html", context)


@require_POST
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    if not may_plan(request.user) or request.POST.get("choice") not in set(Choice):
        raise Http404
    message = get_object_or_404(OutboundMessage, pk=key)
    decide_message(message=message, choice=Choice(request.POST["choice"]), by=request.user)
    messages.success(request, _("Decided."))
    return redirect("dissemination_tray")


@require_POST
def write_unwritten(request: HttpRequest) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    written = write_all_held(by=request.user)
    said = ngettext("%(count)d digest is on its way.", "%(count)d digests are on their way.", written)
    messages.success(request, said % {"count": written})
    return redirect("dissemination_tray")


@require_POST
def called(request: HttpRequest, key: UUID) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    agency = get_object_or_404(Agency, key=key)
    try:
        note_call(agency=agency, matter=request.POST.get("matter", ""), by=request.user)
    except ValidationError as error:
        messages.error(request, error.messages[0])
    else:
        messages.success(request, _("Noted: %(agency)s was called.") % {"agency": agency})
    return redirect("dissemination_tray")


@require_POST
def resume_relay(request: HttpRequest) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    resume(by=request.user)
    messages.success(request, _("The relay is tried again."))
    return redirect("dissemination_tray")
