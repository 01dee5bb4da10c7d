"""The moderators' pages in the admin: the queue, one initiative side by side, approve, return, take down."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from initiatives.access import access_moderated, is_moderator
from initiatives.errors import RefusedError
from initiatives.forms.moderation import DecisionForm, ReasonForm
from initiatives.models import DraftState
from initiatives.queries.difference import difference
from initiatives.queries.queue import public_for, waiting_for, warnings_of
from initiatives.queries.sheet import content_of
from initiatives.queries.standing import standing_of
from initiatives.services import approve as approving
from initiatives.services import return_with_reason as returning
from initiatives.services import take_down as taking
from initiatives.views.parts import language


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    if not is_moderator(request.user):
        raise Http404
    country = request.GET.get("country", "")[:2]
    every = waiting_for(request.user, language())
    context = {
        "waiting": [row for row in every if row.country_code == country] if country else every,
        "countries": sorted({(row.country_code, row.country) for row in every}, key=lambda pair: pair[1]),
        "country": country,
        "public": public_for(request.user, language()),
        "page_title": _("Find a Partner"),
        "header_icon": "group",
    }
    return render(request, "initiatives/admin/queue.html", context)


@require_safe
def review(request: HttpRequest, key: UUID) -> HttpResponse:
    return _review_page(request, key, ReasonForm())


@require_POST
def approve(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_moderated(request.user, key)
    decision = DecisionForm(request.POST)
    if not decision.is_valid():
        return redirect("initiatives_review", key)
    try:
        approving.approve(initiative=initiative, by=request.user, version=decision.cleaned_data["version"])
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("initiatives_review", key)
    messages.success(request, _("Approved and published."))
    return redirect("initiatives_queue")


@require_POST
def give_back(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_moderated(request.user, key)
    decision, reason = DecisionForm(request.POST), ReasonForm(request.POST)
    if not (decision.is_valid() and reason.is_valid()):
        return _review_page(request, key, reason)
    try:
        returning.return_with_reason(
            initiative=initiative,
            by=request.user,
            version=decision.cleaned_data["version"],
            **reason.cleaned_data,
        )
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("initiatives_review", key)
    messages.success(request, _("Returned to its author with the reasons."))
    return redirect("initiatives_queue")


@require_POST
def take_down(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_moderated(request.user, key)
    reason = ReasonForm(request.POST)
    if not reason.is_valid():
        return _review_page(request, key, reason)
    try:
        taking.take_down(initiative=initiative, by=request.user, **reason.cleaned_data)
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("initiatives_review", key)
    messages.success(request, _("Taken down. Nobody sees it any more."))
    return redirect("initiatives_queue")


def _review_page(request: HttpRequest, key: UUID, reason: ReasonForm) -> HttpResponse:
    initiative = access_moderated(request.user, key)
    waits = initiative.draft.state == DraftState.SUBMITTED
    public = content_of(initiative) if initiative.public_at else None
    shown = initiative.draft.content if waits or public is None else public
    context: dict[str, Any] = {
        "initiative": initiative,
        "waits": waits,
        "public": public is not None,
        "rows": difference(public, shown, language()),
        "warnings": warnings_of(initiative),
        "standing": standing_of(initiative.organisation, language()),
        "history": initiative.events.all(),
        "version": initiative.draft.version,
        "reason": reason,
        "page_title": initiative.organisation.name,
        "header_icon": "group",
    }
    return render(request, "initiatives/admin/review.html", context, status=422 if reason.errors else 200)
