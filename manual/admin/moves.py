"""Moving a paragraph to another section: proposed, and approved or given back by a second. No rule stands here."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from manual import permissions
from manual.admin.answers import allow, done
from manual.admin.forms import MoveForm
from manual.admin.outline import ICON
from manual.models import CitableNumber, ParagraphMove, SectionPage
from manual.queries import arranging
from manual.services.decide_move import approve_move, decline_move
from manual.services.propose_move import propose_move, take_back_move

OUTLINE = "manual_admin:outline"


def propose(request: HttpRequest, page_id: int, number: str) -> HttpResponse:
    """Choose the section (GET), then the place in it; the proposal is written by POST."""
    allow(permissions.may_arrange(request.user))
    page = get_object_or_404(SectionPage, pk=page_id)
    row = get_object_or_404(CitableNumber.objects.paragraphs_of(page.translation_key), number=number)
    sections = arranging.sections_for(page)
    given = request.POST.get("to") or request.GET.get("to", "")
    target = next((other for other, _number in sections if str(other.pk) == given), None)
    form = MoveForm(request.POST or None, paragraphs=arranging.paragraphs(target)) if target else None
    if request.method == "POST" and form is not None and target is not None and form.is_valid():
        try:
            propose_move(number=row.number, to_key=target.translation_key, by=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("Proposed. It takes effect when a second person approves it."))
            return redirect(OUTLINE)
    context = {
        "page_title": _("Move %(number)s") % {"number": number},
        "page_subtitle": page.title,
        "header_icon": ICON,
        "page": page,
        "number": number,
        "words": next((one.words for one in arranging.paragraphs(page) if one.number == number), ""),
        "sections": sections,
        "target": target,
        "form": form,
    }
    return render(request, "manual/admin/move.html", context)


@require_POST
def approve(request: HttpRequest, move_id: int) -> HttpResponse:
    """Only somebody who did not propose it; everybody else gets 403, superusers included."""
    move = _for_second_person(request, move_id)
    done(
        request,
        _("%(number)s is moved, in every language.") % {"number": move.number},
        approve_move,
        move=move,
        by=request.user,
    )
    return redirect(OUTLINE)


@require_POST
def decline(request: HttpRequest, move_id: int) -> HttpResponse:
    move = _for_second_person(request, move_id)
    done(request, _("Given back."), decline_move, move=move, reason=request.POST.get("reason", ""), by=request.user)
    return redirect(OUTLINE)


@require_POST
def take_back(request: HttpRequest, move_id: int) -> HttpResponse:
    allow(permissions.may_arrange(request.user))
    move = get_object_or_404(ParagraphMove, pk=move_id, proposed_by=request.user)
    done(request, _("Taken back."), take_back_move, move=move, by=request.user)
    return redirect(OUTLINE)


def _for_second_person(request: HttpRequest, move_id: int) -> ParagraphMove:
    allow(permissions.may_arrange(request.user))
    move = get_object_or_404(ParagraphMove, pk=move_id)
    if not permissions.may_approve_move(request.user, move):
        raise PermissionDenied
    return move
