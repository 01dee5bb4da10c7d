"""Public questions: asking one, and answering it. No form stands on the page of the initiative itself."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from hub.rate import seconds_to_wait
from initiatives.access import access_askable, access_question, organisations_of
from initiatives.emails.letter import reasons_of, title_for_others, title_of
from initiatives.errors import RefusedError, TooOften
from initiatives.forms.question import AnswerForm, AskForm
from initiatives.models import QuestionState
from initiatives.models.lifecycle import QUESTION
from initiatives.services.answer_question import answer_question
from initiatives.services.ask import ask as ask_publicly
from initiatives.services.set_question_aside import set_question_aside
from initiatives.views import limits
from initiatives.views.parts import crumbs, language, private
from initiatives.views.refusals import say

READ_AND_POST = require_http_methods(["GET", "HEAD", "POST"])


@private
@READ_AND_POST
def ask(request: HttpRequest, key: UUID) -> HttpResponse:
    initiative = access_askable(request.user, key)
    form = AskForm(
        request.POST if request.method == "POST" else None,
        organisations=organisations_of(request.user),
        language=language(),
        initial={"language": language()},
    )
    wait = 0
    if request.method == "POST" and form.is_valid():
        asked = form.cleaned_data
        wait = seconds_to_wait(limits.QUESTIONS, request.user.key, asked["organisation"].key)
        try:
            if wait:
                raise TooOften(timedelta(seconds=wait))
            ask_publicly(initiative=initiative, by=request.user, **asked)
        except TooOften as error:
            wait = error.seconds
            limits.too_often(form, wait)
        except RefusedError as error:
            say(form, error, "text")
        else:
            messages.success(request, _("Asked. You hear from us when it is answered."))
            return redirect("partners_detail", key)
    context = {
        "form": form,
        "initiative": initiative,
        "title": title_for_others(initiative, language()),
        "breadcrumbs": crumbs(),
    }
    answer = render(request, "initiatives/ask.html", context, status=422 if form.errors else 200)
    return limits.held(answer, wait)


@private
@READ_AND_POST
def question(request: HttpRequest, key: UUID) -> HttpResponse:
    """The author's page of one question: GET reads it, POST answers it."""
    row = access_question(request.user, key)
    known = {"language": row.answer_language or language(), "answer": row.answer}
    form = AnswerForm(request.POST if request.method == "POST" else None, language=language(), initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            answer_question(question=row, by=request.user, **form.cleaned_data)
        except RefusedError as error:
            say(form, error, "answer")
        else:
            messages.success(request, _("Handed to the moderators. Everybody reads both once they agree."))
            return redirect("partners_manage", row.initiative.key)
    ways = QUESTION[row.state]
    context = {
        "question": row,
        "title": title_of(row.initiative, language()),
        "reasons": reasons_of(row.reasons),
        "can_answer": QuestionState.ANSWERED in ways,
        "can_set_aside": QuestionState.SET_ASIDE in ways,
        "form": form,
        "breadcrumbs": crumbs(mine=True),
    }
    return render(request, "initiatives/question.html", context, status=422 if form.errors else 200)


@private
@require_POST
def set_aside(request: HttpRequest, key: UUID) -> HttpResponse:
    row = access_question(request.user, key)
    try:
        set_question_aside(question=row, by=request.user)
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("partners_question", key)
    messages.success(request, _("Nobody reads it."))
    return redirect("partners_manage", row.initiative.key)
