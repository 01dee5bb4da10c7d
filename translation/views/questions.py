"""The buttons of the desk by which people ask, answer and close questions; the rest of the form comes back as typed."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from translation import rights
from translation.models import PageTranslation, SegmentComment
from translation.queries.desk import Typed
from translation.services.answer import answer
from translation.services.ask import ask
from translation.services.resolve import resolve
from translation.views.desk_page import show, typed_in

ASK = {f"ask-{about.value}": about for about in SegmentComment.About}


def discuss(request: HttpRequest, row: PageTranslation) -> HttpResponse | None:
    """What the pressed button does, or None where it is none of these."""
    typed = typed_in(request)
    try:
        for name, about in ASK.items():
            if name in request.POST:
                return show(request, row, _asked(request, row, typed, request.POST[name], about))
        for name, act in (("answer", _answered), ("resolve", _resolved)):
            if name in request.POST:
                return show(request, row, act(request, row, typed, _question(request.POST[name], row)))
    except rights.Refused as refusal:
        messages.error(request, str(refusal))
        return show(request, row, typed, status=409)
    return None


def _asked(request: HttpRequest, row: PageTranslation, typed: Typed, key: str, about: str) -> Typed:
    ask(translation=row, key=key, about=about, text=typed.comments.get(key, ""), by=request.user)
    messages.success(request, _("Your question stands beside the text."))
    return replace(typed, comments={**typed.comments, key: ""})


def _answered(request: HttpRequest, row: PageTranslation, typed: Typed, question: SegmentComment) -> Typed:
    text = typed.answers.get(str(question.pk), "")
    answer(question=question, language=row.language, text=text, by=request.user)
    messages.success(request, _("Your answer stands beside the text."))
    return _without_answer(typed, question)


def _resolved(request: HttpRequest, row: PageTranslation, typed: Typed, question: SegmentComment) -> Typed:
    resolve(question=question, by=request.user, text=typed.answers.get(str(question.pk), ""))
    messages.success(request, _("The question is closed. It stays to be read."))
    return _without_answer(typed, question)


def _without_answer(typed: Typed, question: SegmentComment) -> Typed:
    return replace(typed, answers={**typed.answers, str(question.pk): ""})


def _question(number: str, row: PageTranslation) -> SegmentComment:
    """A question of this page that the language sees; 404 for any other."""
    seen = SegmentComment.objects.seen_from(page_key=row.page_key, language=row.language).filter(question=None)
    return get_object_or_404(seen, pk=int(number) if number.isdecimal() and len(number) < 19 else 0)
