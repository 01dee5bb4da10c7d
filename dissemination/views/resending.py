"""Where an officer sends an edition to an agency once more."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dissemination.forms import ResendForm
from dissemination.models.delivery import Delivery
from dissemination.models.message import OutboundMessage
from dissemination.permissions import may_plan
from dissemination.services.resend import Reason, reasons, resend, was_resent
from dissemination.views.head import head


@require_http_methods(["GET", "HEAD", "POST"])
def send_again(request: HttpRequest, delivery: UUID) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    rows = Delivery.objects.select_related("plan", "distribution", "contact", "agency__organisation")
    found = get_object_or_404(rows, pk=delivery)
    first = {"nonce": uuid4(), "to": found.contact_id}
    form = ResendForm(request.POST or None, initial=first, delivery=found)
    if request.method == "POST" and _is_done(request, form, found):
        messages.success(request, _("It is sent once more."))
        return redirect("dissemination_plan", found.plan.key)
    sent = OutboundMessage.objects.filter(delivery_id=found.pk).order_by("created_at")
    context = {
        "form": form,
        "delivery": found,
        "may": bool(reasons(found)),
        "sent": sent,
        **head(_("Send once more"), found.agency.organisation.name),
    }
    return render(request, "dissemination/admin/resend.html", context, status=400 if form.errors else 200)


def _is_done(request: HttpRequest, form: ResendForm, delivery: Delivery) -> bool:
    """A second press, after which the delivery stands otherwise, is the first."""
    if not form.is_valid():
        nonce = form.cleaned_data.get("nonce")
        return nonce is not None and was_resent(delivery=delivery, nonce=nonce)
    data = form.cleaned_data
    try:
        resend(delivery=delivery, reason=Reason(data["reason"]), to=data["to"], by=request.user, nonce=data["nonce"])
    except ValidationError as error:
        form.add_error(None, error)
        return False
    return True
