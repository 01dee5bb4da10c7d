"""What organisers do with a training. Each is a POST; what comes too late is said and changes nothing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from research.access import access_certificate, access_invitation, access_training
from research.admin import board
from research.admin.forms import CancelForm
from research.errors import RefusedError
from research.services.training import certify
from research.services.training.cancel_training import cancel_training
from research.services.training.invite import take_back


@require_POST
def cancel(request: HttpRequest, key: UUID) -> HttpResponse:
    training = access_training(request.user, key)
    form = CancelForm(request.POST)
    if not form.is_valid():
        return board.page(request, training, cancel=form)
    try:
        cancel_training(training=training, by=request.user, reason=form.cleaned_data["reason"])
    except RefusedError as error:
        messages.error(request, error.message)
    else:
        messages.success(request, _("Cancelled. Everybody who had or awaited a place is told."))
    return redirect("research_training", key)


@require_POST
def issue(request: HttpRequest, key: UUID) -> HttpResponse:
    training = access_training(request.user, key)
    number = certify.issue(training=training)
    said = ngettext("%(number)s certificate issued.", "%(number)s certificates issued.", number)
    messages.success(request, said % {"number": number})
    return redirect("research_attendance", key)


@require_POST
def revoke(request: HttpRequest, number: str) -> HttpResponse:
    certificate = access_certificate(request.user, number)
    certify.revoke(certificate=certificate, by=request.user)
    messages.success(request, _("Revoked. Whoever checks the number reads so."))
    return redirect("research_attendance", certificate.training.key)


@require_POST
def forget_name(request: HttpRequest, number: str) -> HttpResponse:
    certificate = access_certificate(request.user, number)
    certify.forget_name(certificate=certificate)
    messages.success(request, _("The name can be written anew, once."))
    return redirect("research_attendance", certificate.training.key)


@require_POST
def uninvite(request: HttpRequest, key: UUID) -> HttpResponse:
    invitation = access_invitation(request.user, key)
    take_back(invitation=invitation)
    messages.success(request, _("The address may not register any more. A place that it has stays."))
    return redirect("research_invitations", invitation.training.key)
