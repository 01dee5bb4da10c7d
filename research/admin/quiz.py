"""The editors' pages on quiz items: how all were answered; one of them, and what an editor found who looked at it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from hub.look.names import language_name
from research.access import access_item, judges_items
from research.models import ItemLook
from research.queries import item_board
from research.queries.unclear import unclear
from research.services.quiz.look import look

ICON = "help"


class LookForm(forms.Form):
    decision = forms.ChoiceField(
        label=gettext_lazy("What you found"), choices=ItemLook.Decision.choices, widget=forms.RadioSelect
    )


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    if not judges_items(request.user):
        raise Http404
    context = {
        "quizzes": item_board.board(),
        "unclear": unclear(),
        "page_title": _("Quiz items"),
        "header_icon": ICON,
    }
    return render(request, "research/admin/quiz.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, key: UUID) -> HttpResponse:
    """POST keeps what was found."""
    row = access_item(request.user, key)
    form = LookForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        look(item=row, decision=form.cleaned_data["decision"], by=request.user)
        messages.success(request, _("Kept. It stands in the list of looks for good."))
        return redirect("research_quiz_item", key)
    [line] = item_board.lines([row])
    context = {
        "row": row,
        "line": line,
        "item": item_board.item_of(row),
        "looks": item_board.looks_at(row),
        "languages": [(language_name(code), found) for code, found in line.figures.by_language.items()],
        "form": form,
        "page_title": _("Quiz item"),
        "header_icon": ICON,
    }
    return render(request, "research/admin/quiz_item.html", context, status=422 if form.errors else 200)
