"""One plan: its dry run until it is approved, then its run; and what is done to it."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from dissemination.models.delivery import Delivery
from dissemination.models.plan import ON_PAPER, Channel, Plan
from dissemination.permissions import may_approve, may_plan, may_see
from dissemination.queries.candidates import dry_run
from dissemination.queries.progress import deliveries_of, differs, languages_of, progress
from dissemination.services.acknowledge import revoke
from dissemination.services.approve_plan import approve_plan
from dissemination.services.resend import reasons
from dissemination.services.steer_plan import cancel_plan, let_go, pause_plan, resume_plan, stop_reminders
from dissemination.views.dry_run import dry_run_context
from dissemination.views.head import head, seen_countries

OPEN = {Plan.State.APPROVED, Plan.State.RUNNING}


@require_safe
def show_plan(request: HttpRequest, key: UUID) -> HttpResponse:
    countries = seen_countries(request)
    plan = get_object_or_404(Plan.objects.select_related("created_by", "approved_by"), key=key)
    steerable = may_plan(request.user) and plan.state not in {Plan.State.COMPLETE, Plan.State.CANCELLED}
    context = {
        "plan": plan,
        "may_approve": may_approve(request.user, plan),
        "may_steer": steerable,
        "may_plan": may_plan(request.user),
        "is_open": plan.state in OPEN,
        "languages": ", ".join(sorted(plan.impressions)),
        "by_mail": plan.channel == Channel.EMAIL,
        "has_files": plan.channel in ON_PAPER,
        **head(_("Edition %(edition)s") % {"edition": plan.edition}, _("Distribution")),
    }
    if plan.state == Plan.State.DRAFT or plan.is_waiting:
        lines = dry_run(plan)
        seen = [line for line in lines if countries is None or line.country in countries]
        context |= dry_run_context(request, seen)
        context["seen_in"] = [language for language, _number in context["foreseen"].by_language if context["by_mail"]]
        return render(request, "dissemination/admin/draft.html", context)
    step = request.GET.get("step", "")
    page = Paginator(deliveries_of(plan, countries, step), 50).get_page(request.GET.get("p"))
    context |= {
        "progress": progress(plan, countries),
        "deliveries": page,
        "resendable": {row.pk for row in page if reasons(row)},
        "step": step,
        "differs": differs(plan),
        "seen_in": languages_of(plan, countries),
    }
    return render(request, "dissemination/admin/run.html", context)


@require_POST
def approve(request: HttpRequest, key: UUID) -> HttpResponse:
    plan = _visible(request, key)
    if not may_approve(request.user, plan):
        raise Http404
    try:
        approve_plan(plan=plan, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("dissemination_plan", key)
    plan.refresh_from_db()
    said = _("Approved. It goes out when its time has come.") if plan.is_waiting else _("Approved. It goes out now.")
    messages.success(request, said)
    return redirect("dissemination_plan", key)


@require_POST
def pause(request: HttpRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, pause_plan)


@require_POST
def resume(request: HttpRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, resume_plan)


@require_POST
def go_out_now(request: HttpRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, let_go)


@require_POST
def no_reminders(request: HttpRequest, key: UUID) -> HttpResponse:
    plan = _visible(request, key)
    if not may_plan(request.user):
        raise Http404
    stop_reminders(plan=plan, by=request.user)
    messages.success(request, _("Nobody is reminded any more."))
    return redirect("dissemination_plan", key)


@require_POST
def cancel(request: HttpRequest, key: UUID) -> HttpResponse:
    return _steer(request, key, cancel_plan)


@require_POST
def revoke_link(request: HttpRequest, delivery: UUID) -> HttpResponse:
    if not may_plan(request.user):
        raise Http404
    found = get_object_or_404(Delivery.objects.select_related("plan"), pk=delivery)
    revoke(delivery=found, by=request.user)
    messages.success(request, _("The link no longer opens."))
    return redirect("dissemination_plan", found.plan.key)


def _steer(request: HttpRequest, key: UUID, act: Callable[..., None]) -> HttpResponse:
    plan = _visible(request, key)
    if not may_plan(request.user):
        raise Http404
    if plan.state in {Plan.State.COMPLETE, Plan.State.CANCELLED}:
        messages.warning(request, _("This distribution has ended meanwhile."))
    else:
        act(plan=plan, by=request.user)
    return redirect("dissemination_plan", key)


def _visible(request: HttpRequest, key: UUID) -> Plan:
    if not may_see(request.user):
        raise Http404
    return get_object_or_404(Plan, key=key)
