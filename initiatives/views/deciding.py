"""What a moderator does with one initiative. Each is a POST about the version that was read."""

from collections.abc import Callable
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from initiatives.access import access_moderable, access_moderated, shown_to_moderator
from initiatives.errors import RefusedError
from initiatives.forms.contest import ObjectionsForm
from initiatives.forms.moderation import DecisionForm, NoteForm, ReasonForm
from initiatives.models import Initiative
from initiatives.queries.findings import contested
from initiatives.services import approve as approving
from initiatives.services import claim as claiming
from initiatives.services import return_with_reason as returning
from initiatives.services import take_down as taking
from initiatives.services.decide_objections import decide_objections
from initiatives.services.write_note import write_note
from initiatives.views.moderation import page


@require_POST
def approve(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_moderable(request.user, key)
    decision = DecisionForm(request.POST)
    if not decision.is_valid():
        return _back(initiative, request)
    try:
        approving.approve(initiative=initiative, by=request.user, version=decision.cleaned_data["version"])
    except RefusedError as error:
        messages.error(request, error.message)
        return _back(initiative, request)
    messages.success(request, _("Approved and published."))
    return redirect("initiatives_queue")


@require_POST
def give_back(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_moderable(request.user, key)
    decision, reason = DecisionForm(request.POST), ReasonForm(request.POST)
    if not (decision.is_valid() and reason.is_valid()):
        return _again(request, initiative, reason=reason)
    try:
        returning.return_with_reason(
            initiative=initiative,
            by=request.user,
            version=decision.cleaned_data["version"],
            **reason.cleaned_data,
        )
    except RefusedError as error:
        return _refused(request, initiative, error, reason)
    messages.success(request, _("Returned to its author with the reasons."))
    return redirect("initiatives_queue")


@require_POST
def take_down(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_moderable(request.user, key)
    reason = ReasonForm(request.POST)
    if not reason.is_valid():
        return _again(request, initiative, reason=reason)
    try:
        taking.take_down(initiative=initiative, by=request.user, **reason.cleaned_data)
    except RefusedError as error:
        return _refused(request, initiative, error, reason)
    messages.success(request, _("Taken down. Nobody sees it any more."))
    return redirect("initiatives_queue")


@require_POST
def objections(request: HttpRequest, key: UUID) -> HttpResponse:
    """Lift or uphold what the author contests."""
    initiative = access_moderable(request.user, key)
    form = ObjectionsForm(request.POST, contested=contested(initiative, initiative.draft.content))
    decision = DecisionForm(request.POST)
    if not (decision.is_valid() and form.is_valid()):
        return _again(request, initiative, objections=form)
    try:
        lifted = decide_objections(
            initiative=initiative,
            by=request.user,
            version=decision.cleaned_data["version"],
            decisions=form.decisions(),
            text=form.cleaned_data["words"],
        )
    except RefusedError as error:
        return _refused(request, initiative, error, form)
    if lifted:
        messages.success(request, _("Lifted, in exactly this text. Now read the rest."))
        return redirect("initiatives_review", key)
    messages.success(request, _("Returned to its author with the reasons."))
    return redirect("initiatives_queue")


@require_POST
def claim(request: HttpRequest, key: UUID) -> HttpResponse:
    return _about_claim(request, key, claiming.claim)


@require_POST
def release(request: HttpRequest, key: UUID) -> HttpResponse:
    return _about_claim(request, key, claiming.release)


@require_POST
def note(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_moderated(request.user, key)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return page(request, initiative, note=form)
    write_note(
        initiative=initiative,
        by=request.user,
        text=form.cleaned_data["note"],
        submission=form.cleaned_data["submission"],
    )
    messages.success(request, _("Noted. Only moderators see it."))
    return redirect("initiatives_review", key)


def _about_claim(request: HttpRequest, key: UUID, act: Callable[..., object]) -> HttpResponse:
    initiative = access_moderable(request.user, key)
    try:
        act(initiative=initiative, by=request.user)
    except RefusedError as error:
        messages.error(request, error.message)
    return _back(initiative, request)


def _refused(request: HttpRequest, initiative: Initiative, error: RefusedError, form: forms.Form) -> HttpResponse:
    form.add_error(None, str(error.message))
    if isinstance(form, ObjectionsForm):
        return _again(request, initiative, objections=form)
    return _again(request, initiative, reason=form)


def _again(request: HttpRequest, initiative: Initiative, **sent: forms.Form) -> HttpResponse:
    """The page with what was typed; where there is nothing to decide any more, the queue and why."""
    fresh = _visible(request, initiative)
    if fresh is None:
        for form in sent.values():
            for error in form.non_field_errors():
                messages.error(request, error)
        return redirect("initiatives_queue")
    return page(request, fresh, **sent)


def _back(initiative: Initiative, request: HttpRequest) -> HttpResponse:
    if _visible(request, initiative) is None:
        return redirect("initiatives_queue")
    return redirect("initiatives_review", initiative.key)


def _visible(request: HttpRequest, initiative: Initiative) -> Initiative | None:
    return shown_to_moderator(request.user).filter(key=initiative.key).first()
