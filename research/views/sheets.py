"""A form of a quiz as somebody meets it: asked on GET, marked and explained on POST, kept nowhere."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from hub.rate import Limit, network_must_wait
from research.forms.sheet import SheetForm
from research.models import SheetKind
from research.queries.practice import Asked
from research.services.quiz.take_sheet import take_sheet

FROM_ONE_NETWORK = Limit("quiz", 60, 3600)
"""A class answers at once; more from one place is marked and not counted."""


@dataclass(frozen=True)
class Marked:
    """One item after it was answered; `right` is None where it was left out."""

    asked: Asked
    chosen: list[str]
    answer: list[str]
    right: bool | None


def sheet(
    request: HttpRequest, asked: list[Asked], *, kind: SheetKind, counts: Callable[[], bool], **context: Any
) -> HttpResponse:
    """`counts` is asked of what could be counted."""
    if request.method != "POST":
        return _ask(request, SheetForm.new(asked), context)
    form = SheetForm(request.POST, asked=asked)
    if form.nonce is None:
        return _ask(request, SheetForm.new(asked), {**context, "changed": True}, status=409)
    if not form.is_valid():
        return _ask(request, form, context, status=422)
    marked = form.marked()
    if counts() and not network_must_wait(request, FROM_ONE_NETWORK):
        take_sheet(nonce=form.nonce, kind=kind, asked=asked, marked=marked)
    shown = [_mark(form, one, marked.get(one.row.key)) for one in asked]
    context |= {"marked": shown, "right": sum(marked.values()), "answered": len(marked)}
    return render(request, "research/quiz_marked.html", context)


def _ask(request: HttpRequest, form: SheetForm, context: dict[str, Any], status: int = 200) -> HttpResponse:
    fields = [(form[one.row.key.hex], one.language) for one in form.asked]
    return render(request, "research/quiz_form.html", {**context, "form": form, "fields": fields}, status=status)


def _mark(form: SheetForm, one: Asked, right: bool | None) -> Marked:
    words = one.item.wording.options
    return Marked(
        asked=one,
        chosen=[words[number - 1] for number in form.chosen(one)],
        answer=[words[number - 1] for number in one.item.question.right],
        right=right,
    )
