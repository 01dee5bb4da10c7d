"""Where an officer enters what became of a delivery, and takes back what was wrong."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from dissemination.forms import EntryForm
from dissemination.models.delivery import Delivery
from dissemination.permissions import may_plan
from dissemination.queries.entered import entered, entry_of
from dissemination.services.enter_event import enter_event
from dissemination.services.take_back import take_back
from dissemination.views.head import head
from hub.publishing.calendar import today


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, delivery: UUID) -> HttpResponse:
    found = _delivery(request, delivery)
    first = {"nonce": uuid4(), "on": today()}
    form = EntryForm(request.POST) if request.method == "POST" else EntryForm(initial=first)
    if request.method == "POST" and form.is_valid():
        try:
            enter_event(delivery=found, entry=form.entry, by=request.user, nonce=form.cleaned_data["nonce"])
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("It is written down."))
            return redirect("dissemination_enter", found.pk)
    context = {
        "form": form,
        "delivery": found,
        "rows": entered(found),
        **head(_("Enter what happened"), found.agency.organisation.name),
    }
    return render(request, "dissemination/admin/enter.html", context, status=400 if form.errors else 200)


@require_POST
def back(request: HttpRequest, delivery: UUID, event: int) -> HttpResponse:
    found = _delivery(request, delivery)
    wrong = entry_of(found, event)
    if wrong is None:
        raise Http404
    take_back(event=wrong, by=request.user)
    messages.success(request, _("It is taken back. Both stay in the history."))
    return redirect("dissemination_enter", found.pk)


def _delivery(request: HttpRequest, key: UUID) -> Delivery:
    if not may_plan(request.user):
        raise Http404
    rows = Delivery.objects.select_related("plan", "distribution", "contact", "agency__organisation")
    return get_object_or_404(rows, pk=key)
