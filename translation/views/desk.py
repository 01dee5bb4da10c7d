"""The desk of one page in one language: read, save, send to review, take back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from translation import rights
from translation.models import PageTranslation, SourceText
from translation.queries.desk import Typed, lost, paragraphs, standing_of
from translation.queries.texts import segments_of, target_page
from translation.services.save_segments import Edit, Outcome, save_segments
from translation.services.send_to_review import send_to_review, take_back
from translation.services.waive import waive
from translation.views.work import find, told
from translation.words import STALE, STATES


def desk(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    row = find(request, language, page_key)
    if request.method != "POST":
        return _show(request, row)
    return save(request, language, page_key)


def save(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    """Save what was changed; whatever could not be saved stays in its field with the reason."""
    row = find(request, language, page_key)
    edits = _edits(request)
    try:
        outcome = save_segments(translation=row, edits=edits, by=request.user)
    except rights.Refused as refusal:
        messages.error(request, str(refusal))
        return _show(request, row, Typed({edit.key: edit.text for edit in edits}))
    _waive(request, row, outcome)
    _tell(request, outcome)
    if outcome.problems:
        unsaved = {edit.key: edit.text for edit in edits if edit.key in outcome.problems}
        return _show(request, row, Typed(unsaved, outcome.problems))
    if "send" in request.POST:
        return send(request, language, page_key)
    return redirect("translation:desk", language, page_key)


@told
def send(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    send_to_review(translation=find(request, language, page_key), by=request.user)
    messages.success(request, _("Sent to review. Nothing changes for readers until somebody else approves it."))
    return redirect("translation:board")


@require_POST
@told
def back(request: HttpRequest, language: str, page_key: UUID) -> HttpResponse:
    take_back(translation=find(request, language, page_key), by=request.user)
    return redirect("translation:desk", language, page_key)


def _edits(request: HttpRequest) -> list[Edit]:
    return [
        Edit(name.removeprefix("text-"), str(text), request.POST.get(f"seen-{name.removeprefix('text-')}", ""))
        for name, text in request.POST.items()
        if name.startswith("text-")
    ]


def _waive(request: HttpRequest, row: PageTranslation, outcome: Outcome) -> None:
    """What was said to be meant so, of texts that could be saved."""
    for name in request.POST:
        key = name.removeprefix("meant-")
        if key == name or key in outcome.problems:
            continue
        try:
            waive(translation=row, key=key, reason=request.POST.get(f"why-{key}", ""), by=request.user)
        except rights.Refused as refusal:
            outcome.problems[key] = str(refusal)


def _tell(request: HttpRequest, outcome: Outcome) -> None:
    if outcome.saved:
        text = ngettext("%(count)d text saved.", "%(count)d texts saved.", outcome.saved)
        messages.success(request, text % {"count": outcome.saved})
    if outcome.problems:
        text = ngettext(
            "%(count)d text was not saved; it is still in its field, with the reason.",
            "%(count)d texts were not saved; they are still in their fields, with the reasons.",
            len(outcome.problems),
        )
        messages.error(request, text % {"count": len(outcome.problems)})


def _show(request: HttpRequest, row: PageTranslation, typed: Typed | None = None) -> HttpResponse:
    page = target_page(row)
    segments = segments_of(row)
    standing = standing_of(row)
    context = {
        "page_title": page.get_admin_display_title(),
        "page_subtitle": page.locale.get_display_name(),
        "header_icon": "globe",
        "row": row,
        "page": page,
        "paragraphs": paragraphs(row=row, page=page, segments=segments, stale=standing.stale, typed=typed),
        "lost": lost(segments=segments, typed=typed) if typed else [],
        "total": len(segments),
        "done": sum(segment.is_translated for segment in segments),
        "source": SourceText.objects.filter(page_key=row.page_key).first(),
        "standing": standing,
        "words": STALE[standing.kind] if standing.kind else STATES[standing.state],
        "may_translate": rights.may(request.user, rights.Action.TRANSLATE, row.language) and row.is_open,
        "may_take_back": rights.may(request.user, rights.Action.TRANSLATE, row.language) and not row.is_open,
        "may_review": rights.may(request.user, rights.Action.REVIEW, row.language) and not row.is_open,
        "steps": row.steps.select_related("by").order_by("-pk")[:12],
    }
    return render(request, "translation/admin/desk.html", context, status=409 if typed else 200)
