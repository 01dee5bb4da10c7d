"""How fast mail goes to a domain, and a domain that blocked us let go."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from dissemination.pace_form import PaceForm
from dissemination.permissions import may_plan
from dissemination.services.set_pace import let_go, set_pace
from dissemination.views.health import health_page


@require_POST
def set_domain_pace(request: HttpRequest) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    form = PaceForm(request.POST)
    if not form.is_valid():
        return health_page(request, form)
    set_pace(domain=form.cleaned_data["domain"], a_minute=form.cleaned_data["a_minute"], by=request.user)
    messages.success(request, _("Saved; it holds from now on."))
    return redirect("dissemination_health")


@require_POST
def let_domain_go(request: HttpRequest) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    let_go(domain=request.POST.get("domain", ""), by=request.user)
    messages.success(request, _("Mail to this domain goes out again, slowly at first."))
    return redirect("dissemination_tray")
