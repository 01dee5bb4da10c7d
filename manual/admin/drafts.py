"""An edition in preparation: begun, made ready, submitted, approved or returned. No rule stands here."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from manual import permissions
from manual.admin.answers import allow, done, refused
from manual.admin.forms import EditionChangeForm, EditionForm, NotesForm, ReasonForm
from manual.models import Edition, EditionDraft
from manual.queries import readiness as ready
from manual.services.change_edition import change_edition
from manual.services.change_edition import give_up as give_up_edition
from manual.services.prepare_edition import complete_notes, correct_edition, prepare_edition
from manual.services.publish_edition import publish_edition
from manual.services.submit_edition import return_edition, submit_edition


def begin(request: HttpRequest) -> HttpResponse:
    allow(permissions.may_prepare(request.user))
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
    """The notes of an edition in preparation, to be completed by the editors and read by who approves.

    Submitting saves them first, so that nothing typed is lost.
    """
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(EditionDraft, pk=draft_id)
    form = NotesForm(request.POST if request.method == "POST" else None, notes=found.notes.all())
    if request.method == "POST" and form.is_valid():
        asked = "submit" in request.POST
        told = "" if asked else _("Saved.")
        if done(request, told, complete_notes, draft=found, said=form.said(), by=request.user):
            return submit(request, draft_id) if asked else redirect("manual_admin:draft", found.pk)
        found = get_object_or_404(EditionDraft, pk=draft_id)
    context = {
        "page_title": _edition(found),
        "page_subtitle": found.title,
        "header_icon": "doc-full-inverse",
        "draft": found,
        "form": form,
        "may_prepare": permissions.may_prepare(request.user) and found.state == EditionDraft.State.DRAFT,
        "may_approve": _waits_for(request, found),
        "may_give_up": permissions.may_prepare(request.user) and found.state != EditionDraft.State.PUBLISHED,
    }
    return render(request, "manual/admin/draft.html", context)


@require_POST
def submit(request: HttpRequest, draft_id: int) -> HttpResponse:
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(EditionDraft, pk=draft_id)
    done(request, _("Submitted. A second person approves it."), submit_edition, draft=found, by=request.user)
    return redirect("manual_admin:draft", found.pk)


@require_POST
def publish(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Approve what the page showed that carried the button; where that has changed, the page as it is now."""
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(EditionDraft, pk=draft_id)
    told = _("Published. Its files are being built.")
    if done(request, told, publish_edition, draft=found, by=request.user, read=request.POST.get("read", "")):
        return redirect("manual_admin:edition", found.number)
    return redirect("manual_admin:readiness" if _in_preparation(found) else "manual_admin:draft", found.pk)


@require_POST
def give_back(request: HttpRequest, draft_id: int) -> HttpResponse:
    """A reason that will not do stands in its field again."""
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(EditionDraft, pk=draft_id)
    form = ReasonForm(request.POST)
    reason = request.POST.get("reason", "")
    if done(request, _("Given back."), return_edition, draft=found, reason=reason, by=request.user):
        return redirect("manual_admin:draft", found.pk)
    found = get_object_or_404(EditionDraft, pk=draft_id)
    return _readiness(request, ready.of_draft(found, user=request.user), found, form)


def change(request: HttpRequest, draft_id: int) -> HttpResponse:
    """Title and day, while it is being prepared."""
    allow(permissions.may_prepare(request.user))
    found = get_object_or_404(EditionDraft, pk=draft_id, state=EditionDraft.State.DRAFT)
    form = EditionChangeForm(request.POST if request.method == "POST" else None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            change_edition(draft=found, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            return redirect("manual_admin:draft", found.pk)
    context = {"page_title": _("Title and day"), "page_subtitle": _edition(found), "header_icon": "doc-full-inverse"}
    return render(request, "manual/admin/begin.html", {**context, "form": form, "draft": found})


@require_POST
def give_up(request: HttpRequest, draft_id: int) -> HttpResponse:
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(EditionDraft, pk=draft_id)
    if done(request, _("Given up. Its number is free again."), give_up_edition, draft=found, by=request.user):
        return redirect("manual_admin:editions")
    return redirect("manual_admin:draft", found.pk)


@require_POST
def correct(request: HttpRequest, number: str) -> HttpResponse:
    """The urgent correction of an edition, begun with one button."""
    allow(permissions.may_see_editions(request.user))
    edition = get_object_or_404(Edition, number=number)
    try:
        draft = correct_edition(edition=edition, by=request.user)
    except ValidationError as error:
        refused(request, error)
        return redirect("manual_admin:edition", number)
    return redirect("manual_admin:draft", draft.pk)


@require_safe
def readiness(request: HttpRequest, draft_id: int) -> HttpResponse:
    allow(permissions.may_see_editions(request.user))
    found = get_object_or_404(EditionDraft.objects.exclude(state=EditionDraft.State.PUBLISHED), pk=draft_id)
    return _readiness(request, ready.of_draft(found, user=request.user), found)


@require_safe
def next_readiness(request: HttpRequest) -> HttpResponse:
    """How ready the text is before anybody has begun an edition."""
    allow(permissions.may_see_editions(request.user))
    return _readiness(request, ready.of_next(user=request.user), None)


def _readiness(
    request: HttpRequest, found: ready.Readiness, draft: EditionDraft | None, reason: ReasonForm | None = None
) -> HttpResponse:
    context = {
        "page_title": _("How ready is edition %(number)s?") % {"number": found.number},
        "page_subtitle": draft.title if draft else "",
        "header_icon": "tick-inverse",
        "ready": found,
        "draft": draft,
        "reason_form": reason or ReasonForm(),
        "may_prepare": permissions.may_prepare(request.user),
        "may_approve": draft is not None and _waits_for(request, draft),
    }
    return render(request, "manual/admin/readiness.html", context)


def _edition(draft: EditionDraft) -> str:
    return _("Edition %(number)s") % {"number": draft.number}


def _waits_for(request: HttpRequest, draft: EditionDraft) -> bool:
    return draft.state == EditionDraft.State.SUBMITTED and permissions.may_approve(request.user, draft)


def _in_preparation(draft: EditionDraft) -> bool:
    return EditionDraft.objects.exclude(state=EditionDraft.State.PUBLISHED).filter(pk=draft.pk).exists()
