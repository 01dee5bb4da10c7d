"""Where officers put addresses on the list of digests, each with its basis."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from dissemination.enter_subscriber_form import EnterSubscriberForm
from dissemination.models import RecordedBasis
from dissemination.models.directory import Contact
from dissemination.permissions import may_enter_subscribers
from dissemination.services.enter_subscriber import enter_subscriber
from dissemination.views.head import head
from hub.people.mailbox import masked

LATEST = 20


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest) -> HttpResponse:
    if not may_enter_subscribers(request.user):
        raise Http404
    form = EnterSubscriberForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            recorded = enter_subscriber(entry=form.entry, by=request.user)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _said(recorded))
            return redirect("dissemination_enter_subscriber")
    latest = RecordedBasis.objects.select_related("subscriber", "entered_by").order_by("-entered_at")[:LATEST]
    context = {
        "form": form,
        "rows": [(row, masked(row.subscriber.email)) for row in latest],
        **head(_("Enter a subscriber"), icon="plus"),
    }
    return render(request, "dissemination/admin/enter_subscriber.html", context, status=400 if form.errors else 200)


def _said(recorded: RecordedBasis) -> str:
    if recorded.basis == Contact.Basis.CONSENT:
        return _("It is written down. The owner of the address is asked, and nothing is sent before they confirm.")
    return _("It is written down. The first message tells the owner of the address why they get it.")
