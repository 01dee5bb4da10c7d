"""The officer's list of distributions, and the form that plans one."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dissemination.models.plan import Channel, Plan
from dissemination.permissions import may_plan, may_see
from dissemination.plan_form import PlanForm
from dissemination.queries.behind import behind
from dissemination.queries.candidates import dry_run
from dissemination.queries.editions import edition_numbered
from dissemination.services.make_plan import make_plan, unsaved_plan
from dissemination.views.dry_run import dry_run_context
from dissemination.views.head import head


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    if not may_see(request.user):
        raise Http404
    plannable = may_plan(request.user)
    rows = Plan.objects.select_related("created_by", "approved_by")
    context = {"plans": rows[:100], "may_plan": plannable, "behind": behind() if plannable else None}
    return render(request, "dissemination/admin/plans.html", context | head(_("Distributions")))


def new_plan(request: HttpRequest) -> HttpResponse:
    """GET shows the form and, once it is filled, the dry run; POST submits the plan for approval."""
    if not may_plan(request.user):
        raise Http404
    filled = request.POST or (request.GET if "edition" in request.GET else None)
    form = PlanForm(filled)
    context: dict[str, Any] = {"form": form, "nonce": uuid4(), **head(_("Plan a distribution"))}
    if filled and form.is_valid():
        edition = edition_numbered(form.cleaned_data["edition"])
        if edition is None:
            raise Http404
        nonce = form.cleaned_data["nonce"] or context["nonce"]
        what = {"edition": edition, "audience": form.audience, "by": request.user, "nonce": nonce}
        what |= {"goes_out_at": form.cleaned_data["goes_out_at"], "way": form.way}
        if request.method == "POST":
            plan = make_plan(**what)
            messages.success(request, _("The plan waits for a second person to approve it."))
            return redirect("dissemination_plan", plan.key)
        context["by_mail"] = form.way.channel == Channel.EMAIL
        context |= dry_run_context(request, dry_run(unsaved_plan(**what)))
    return render(request, "dissemination/admin/new_plan.html", context)
