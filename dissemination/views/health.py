"""How the ledger stands, and the switch that stops all mail."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dissemination.models.preflight import PreflightCheck
from dissemination.pace_form import PaceForm
from dissemination.permissions import countries_of, may_plan, may_see
from dissemination.queries.health import health
from dissemination.services import relay
from dissemination.views.head import head, open_cases


@require_safe
def show_health(request: HttpRequest) -> HttpResponse:
    if not may_see(request.user):
        raise Http404
    return health_page(request, PaceForm())


def health_page(request: HttpRequest, form: PaceForm) -> HttpResponse:
    context = {
        "health": health(),
        "form": form,
        "default": settings.HUB_PACE_DEFAULT,
        "most_asked": settings.HUB_ASKED_A_DAY,
        "preflight": list(PreflightCheck.objects.all()),
        "cases": open_cases(request),
        "shows_domains": countries_of(request.user) is None,
        "may_steer": may_plan(request.user),
        **head(_("Does mail go out?"), icon="view"),
    }
    return render(request, "dissemination/admin/health.html", context)


@require_POST
def pause_all(request: HttpRequest) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    relay.pause(by=request.user)
    messages.success(request, _("Nothing is sent any more until somebody lets it go on."))
    return redirect("dissemination_health")


@require_POST
def go_on(request: HttpRequest) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    relay.resume(by=request.user)
    messages.success(request, _("Mail goes out again."))
    return redirect("dissemination_health")
