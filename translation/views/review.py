"""The review of a translation: read the sent text beside its source, approve it or give it back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from translation import rights
from translation.models import PageTranslation
from translation.queries.approvers import approvers
from translation.queries.gate import waits_for
from translation.queries.review import Typed, review
from translation.services.approve import approve, return_translation
from translation.views.work import find, told


@told
def show(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    return _page(request, find(request, language, page_key))


@require_POST
@told
def verdict(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    """Approve or give back; what was typed into a refused verdict is there again."""
    row = find(request, language, page_key)
    reasons = {
        name.removeprefix("reason-"): str(text) for name, text in request.POST.items() if name.startswith("reason-")
    }
    note = request.POST.get("note", "")
    read = request.POST.get("read", "")
    try:
        _judge(request, row, reasons, note, int(read) if read.isdecimal() and len(read) < 19 else None)
    except rights.Refused as refusal:
        row.refresh_from_db()
        messages.error(request, str(refusal))
        if row.is_open:
            return _kept(request, row, [note, *reasons.values()])
        return _page(request, row, Typed(reasons, note), status=409)
    return redirect("translation:board")


def _kept(request: HttpRequest, row: PageTranslation, texts: list[str]) -> HttpResponse:
    """What a reviewer wrote about a text that is in review no more, to be copied."""
    context = {
        "page_title": _("Your words were not sent"),
        "header_icon": "warning",
        "row": row,
        "texts": [text for text in texts if text.strip()],
    }
    return render(request, "translation/admin/kept.html", context, status=409)


def _judge(request: HttpRequest, row: PageTranslation, reasons: dict[str, str], note: str, read: int | None) -> None:
    if "approve" in request.POST:
        if note.strip() or any(text.strip() for text in reasons.values()):
            raise rights.Refused(_("You wrote what needs work. Give the text back, or clear what you wrote."))
        approve(translation=row, by=request.user, read=read)
        row.refresh_from_db()
        held = _("Approved. It goes public with its chapter.")
        messages.success(request, held if row.unopened_revision_id else _("Approved."))
    else:
        return_translation(translation=row, by=request.user, note=note, reasons=reasons, read=read)
        messages.success(request, _("Given back to the translator."))


def _page(request: HttpRequest, row: PageTranslation, typed: Typed | None = None, *, status: int = 200) -> HttpResponse:
    if row.is_open:
        raise rights.Refused(_("This translation is not in review."))
    found = review(row=row, user=request.user, typed=typed)
    context = {
        "page_title": found.page.get_admin_display_title(),
        "page_subtitle": found.page.locale.get_display_name(),
        "header_icon": "globe",
        "row": row,
        "review": found,
        "note": typed.note if typed else "",
        "may_review": rights.may(request.user, rights.Action.REVIEW, row.language),
        "approvers": approvers(row=row, page=found.page, user=request.user),
        "waits_for": waits_for(row, found.page),
    }
    return render(request, "translation/admin/review.html", context, status=status)
