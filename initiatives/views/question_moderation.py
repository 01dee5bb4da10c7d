"""The moderators' pages of public questions: what waits, one question with its answer, show it or give reasons."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from hub.look.names import language_name
from initiatives.access import access_moderated_question, is_moderator
from initiatives.emails.letter import title_of
from initiatives.errors import RefusedError
from initiatives.forms.moderation import DecisionForm
from initiatives.forms.question import QuestionReasonForm
from initiatives.models import Question, QuestionState
from initiatives.queries.questions import for_moderator, warnings
from initiatives.services.return_question import return_question
from initiatives.services.show_question import show_question
from initiatives.views.parts import language


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    if not is_moderator(request.user):
        raise Http404
    context = {
        "waiting": for_moderator(request.user, language(), QuestionState.ANSWERED),
        "shown": for_moderator(request.user, language(), QuestionState.PUBLIC),
        "page_title": _("Public questions"),
        "header_icon": "help",
    }
    return render(request, "initiatives/admin/questions.html", context)


@require_safe
def review(request: HttpRequest, key: UUID) -> HttpResponse:
    question = access_moderated_question(request.user, key)
    return _page(request, question, QuestionReasonForm(initial={"version": question.version}))


@require_POST
def show(request: HttpRequest, key: UUID) -> HttpResponse:
    question = access_moderated_question(request.user, key)
    decision = DecisionForm(request.POST)
    if not decision.is_valid():
        return redirect("initiatives_question", key)
    try:
        show_question(question=question, by=request.user, version=decision.cleaned_data["version"])
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("initiatives_question", key)
    messages.success(request, _("Everybody can read it now."))
    return redirect("initiatives_questions")


@require_POST
def give_back(request: HttpRequest, key: UUID) -> HttpResponse:
    question = access_moderated_question(request.user, key)
    reason = QuestionReasonForm(request.POST)
    if not reason.is_valid():
        return _page(request, question, reason)
    try:
        return_question(question=question, by=request.user, **reason.cleaned_data)
    except RefusedError as error:
        messages.error(request, error.message)
        return redirect("initiatives_question", key)
    messages.success(request, _("Its author reads the reasons; nobody else reads the question."))
    return redirect("initiatives_questions")


def _page(request: HttpRequest, question: Question, reason: QuestionReasonForm) -> HttpResponse:
    context = {
        "question": question,
        "title": title_of(question.initiative, language()),
        "waits": question.state == QuestionState.ANSWERED,
        "warnings": warnings(question),
        "spoken": {
            "question": language_name(question.language, language()),
            "answer": language_name(question.answer_language, language()) if question.answer else "",
        },
        "reason": reason,
        "page_title": _("Public question"),
        "header_icon": "help",
    }
    return render(request, "initiatives/admin/question.html", context, status=422 if reason.errors else 200)
