"""The making of an edition: begin, complete its notes, submit, approve or return, follow its files, withdraw."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manual import permissions
from manual.admin.forms import EditionForm, NotesForm, ReasonForm
from manual.models import Edition, EditionDraft, Impression
from manual.queries import edition_view
from manual.services.add_impression import add_impression
from manual.services.build_again import build_again
from manual.services.prepare_edition import complete_notes, prepare_edition
from manual.services.publish_edition import publish_edition
from manual.services.submit_edition import return_edition, submit_edition
from manual.services.withdraw_edition import withdraw_edition

LIST = "manual_admin:editions"


def editions(request: HttpRequest) -> HttpResponse:
    """All editions, and what is in preparation."""
    _allow(permissions.may_see_editions(request.user))
    context = {
        "page_title": _("Editions of the manual"),
        "header_icon": "doc-full-inverse",
        "drafts": EditionDraft.objects.exclude(state=EditionDraft.State.PUBLISHED),
        "editions": edition_view.listed(),
        "may_prepare": permissions.may_prepare(request.user),
    }
    return render(request, "manual/admin/editions.html", context)


def begin(request: HttpRequest) -> HttpResponse:
    _allow(permissions.may_prepare(request.user))
    form = EditionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            draft = prepare_edition(by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("manual_admin:draft", draft.pk)
    context = {"page_title": _("Begin an edition"), "header_icon": "doc-full-inverse", "form": form}
    return render(request, "manual/admin/begin.html", context)


def draft(request: HttpRequest, draft_id: int) -> HttpResponse:
    """The notes of an edition in preparation, to be completed by the editors and read by who approves."""
    _allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(EditionDraft, pk=draft_id)
    form = NotesForm(request.POST if request.method == "POST" else None, notes=found.notes.all())
    if request.method == "POST":
        _allow(permissions.may_prepare(request.user))
        if form.is_valid() and _done(
            request, _("Saved."), complete_notes, draft=found, said=form.said(), by=request.user
        ):
            return redirect("manual_admin:draft", found.pk)
    context = {
        "page_title": _("Edition %(number)s") % {"number": found.number},
        "page_subtitle": found.title,
        "header_icon": "doc-full-inverse",
        "draft": found,
        "form": form,
        "reason_form": ReasonForm(),
        "may_prepare": permissions.may_prepare(request.user) and found.state == EditionDraft.State.DRAFT,
        "may_approve": permissions.may_approve(request.user, found) and found.state == EditionDraft.State.SUBMITTED,
    }
    return render(request, "manual/admin/draft.html", context)


@require_POST
def submit(request: HttpRequest, draft_id: int) -> HttpResponse:
    _allow(permissions.may_prepare(request.user))
    found = get_object_or_404(EditionDraft, pk=draft_id)
    _done(request, _("Submitted. A second person approves it."), submit_edition, draft=found, by=request.user)
    return redirect("manual_admin:draft", found.pk)


@require_POST
def publish(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Approve: only somebody who had no part in it; everybody else gets 403, superusers included."""
    found = get_object_or_404(EditionDraft, pk=draft_id)
    if not permissions.may_approve(request.user, found):
        raise PermissionDenied
    if _done(request, _("Published. Its files are being built."), publish_edition, draft=found, by=request.user):
        return redirect("manual_admin:edition", found.number)
    return redirect("manual_admin:draft", found.pk)


@require_POST
def give_back(request: HttpRequest, draft_id: int) -> HttpResponse:
    found = get_object_or_404(EditionDraft, pk=draft_id)
    if not permissions.may_approve(request.user, found):
        raise PermissionDenied
    _done(request, _("Given back."), return_edition, draft=found, reason=request.POST.get("reason", ""))
    return redirect("manual_admin:draft", found.pk)


def edition(request: HttpRequest, number: str) -> HttpResponse:
    """A published edition: its impressions and how far their files are."""
    _allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(Edition.objects.with_state(), number=number)
    context = {
        "page_title": _("Edition %(number)s") % {"number": found.number},
        "page_subtitle": found.title,
        "header_icon": "doc-full-inverse",
        "edition": found,
        "impressions": found.impressions.select_related("build").prefetch_related("files"),
        "languages": edition_view.other_languages(),
        "may_prepare": permissions.may_prepare(request.user),
        "may_withdraw": permissions.may_withdraw(request.user) and not found.state.withdrawn_at,
        "reason_form": ReasonForm(),
    }
    return render(request, "manual/admin/edition.html", context)


@require_POST
def impression(request: HttpRequest, number: str, language: str) -> HttpResponse:
    _allow(permissions.may_prepare(request.user))
    found = get_object_or_404(Edition, number=number)
    made = add_impression(edition=found, language=language, by=request.user)
    if made is None:
        messages.info(request, _("There is no approved translation that this edition does not have yet."))
    else:
        messages.success(request, _("Impression %(name)s is published.") % {"name": made})
    return redirect("manual_admin:edition", number)


@require_POST
def build(request: HttpRequest, impression_id: int) -> HttpResponse:
    _allow(permissions.may_prepare(request.user))
    impression = get_object_or_404(Impression, pk=impression_id)
    return redirect("manual_admin:edition", build_again(impression_id=impression.pk))


@require_POST
def withdraw(request: HttpRequest, number: str) -> HttpResponse:
    _allow(permissions.may_withdraw(request.user))
    found = get_object_or_404(Edition, number=number)
    _done(request, _("Withdrawn."), withdraw_edition, edition=found, reason=request.POST.get("reason", ""))
    return redirect("manual_admin:edition", number)


def _done(request: HttpRequest, word: str, service: Callable[..., Any], **arguments: Any) -> bool:
    """Whether the service did it; what it refused is told in its own words."""
    try:
        service(**arguments)
    except ValidationError as error:
        for message in error.messages:
            messages.error(request, message)
        return False
    messages.success(request, word)
    return True


def _allow(allowed: bool) -> None:
    if not allowed:
        raise Http404
