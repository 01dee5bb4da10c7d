"""The pages of an answer in their order: beginning, questions, sending, thanks."""

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.look.navigation import language
from hub.look.private import private
from hub.people.reader import Reader
from hub.rate import DAY, Limit, network_must_wait
from research.access import access_wave
from research.errors import RoundClosedError, TooManyDraftsError
from research.forms.answering import CodeForm, StepForm, names_on
from research.models import StudyPage, Wave
from research.questionnaire import Content
from research.services.study.drafts import Hold, begin, give_up, keep, opened
from research.services.study.send import IncompleteError, send
from research.views.answering.parts import (
    all_typed,
    content_of,
    context_of,
    cookie_of,
    hold_of,
    set_hold,
    with_draft,
)

FROM_ONE_NETWORK = Limit("answers", 300, 3600)
"""A class of trainees and their school answer at once; fifty thousand from one place do not."""


@private
@require_http_methods(["GET", "HEAD", "POST"])
def beginning(request: HttpRequest, key: UUID) -> HttpResponse:
    """What it is for, what becomes of it and until when; the button makes the draft."""
    wave, page = access_wave(Reader.of(request), key, language=language())
    hold = hold_of(request, wave)
    answers = opened(wave=wave, hold=hold) if hold is not None else None
    going_on = wave.takes_answers and answers is not None
    if request.method == "POST" and not going_on:
        if wait := network_must_wait(request, FROM_ONE_NETWORK):
            return _too_often(
                request, wait, _("Many people answer from your network right now. Please try again in a little while.")
            )
        try:
            hold = begin(wave=wave)
        except RoundClosedError:
            return redirect("answer", wave.key)
        except TooManyDraftsError as error:
            return _too_often(request, DAY, str(error.message))
    if request.method == "POST" and hold is not None:
        response = redirect("answer_step", wave.key, 1)
        set_hold(response, wave, hold)
        return response
    content = content_of(wave)
    left = all_typed(request, content, answers) if answers and not wave.takes_answers else []
    context = {**context_of(wave, page, content, 0), "going_on": going_on, "typed": left}
    return render(request, "research/answer_beginning.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def step(
    request: HttpRequest,
    *,
    wave: Wave,
    page: StudyPage,
    content: Content,
    hold: Hold,
    answers: dict[str, Any],
    step: int,
) -> HttpResponse:
    """One page of questions. Every button keeps what was typed; only "back" asks for nothing to be right."""
    if not 1 <= step <= len(content.sections):
        raise Http404
    shown = request.POST.get("shown", "").split(",") if request.method == "POST" else names_on(content, step, answers)
    form = _form(request.POST if request.method == "POST" else None, content, shown, step, answers)
    warning: list[str] = []
    if request.method == "POST":
        valid = form.is_valid()
        answers = {**answers, **form.answers()}
        keep(wave=wave, hold=hold, answers=answers)
        if "back" in request.POST:
            return redirect("answer_step", wave.key, step - 1) if step > 1 else redirect("answer", wave.key)
        warning = form.found() if valid else []
        new = [name for name in names_on(content, step, answers) if name not in form.names]
        if valid and not warning and not new:
            if step < len(content.sections):
                return redirect("answer_step", wave.key, step + 1)
            return redirect("answer_send", wave.key)
        if valid:
            form = _form(None, content, names_on(content, step, answers), step, answers)
            form.initial["warned"] = "yes" if warning else ""
    wording, written_in = content.wording(content.sections[step - 1].key, language(), settings.LANGUAGE_CODE)
    context = {"form": form, "section": wording, "written_in": written_in, "warning": warning}
    context |= context_of(wave, page, content, step)
    return render(request, "research/answer_step.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@with_draft
def sending(
    request: HttpRequest, *, wave: Wave, page: StudyPage, content: Content, hold: Hold, answers: dict[str, Any]
) -> HttpResponse:
    """The code, where answers are paired, and the button that sends. What is missing is said with a link to it."""
    questions = [str(block.value) for block in page.code_questions] if wave.study.is_paired else []
    form = CodeForm(request.POST if request.method == "POST" else None, questions=questions)
    incomplete: list[int] = []
    if request.method == "POST" and form.is_valid():
        try:
            send(wave=wave, hold=hold, answers=answers, code=form.code())
        except IncompleteError as error:
            incomplete = [place for place, one in enumerate(content.sections, 1) if set(one.names) & set(error.names)]
        else:
            response = redirect("answer_thanks", wave.key)
            response.delete_cookie(cookie_of(wave), samesite="Strict")
            return response
    context = {"form": form, "incomplete": incomplete, **context_of(wave, page, content, len(content.sections) + 1)}
    return render(request, "research/answer_send.html", context, status=422 if incomplete else 200)


@private
@require_safe
def thanks(request: HttpRequest, key: UUID) -> HttpResponse:
    wave, page = access_wave(Reader.of(request), key, language=language())
    return render(request, "research/answer_thanks.html", context_of(wave, page, content_of(wave), 0))


@private
@require_POST
def forget(request: HttpRequest, key: UUID) -> HttpResponse:
    """Nothing of what was typed is kept."""
    wave, _page = access_wave(Reader.of(request), key, language=language())
    if hold := hold_of(request, wave):
        give_up(wave=wave, hold=hold)
    response = redirect("answer", wave.key)
    response.delete_cookie(cookie_of(wave), samesite="Strict")
    return response


def _form(data: Any, content: Content, names: list[str], step: int, answers: dict[str, Any]) -> StepForm:
    known = [name for name in content.sections[step - 1].names if name in names]
    return StepForm(
        data, content=content, names=known, language=language(), source=settings.LANGUAGE_CODE, initial=dict(answers)
    )


def _too_often(request: HttpRequest, wait: int, said: str) -> HttpResponse:
    response = render(request, "research/answer_later.html", {"said": said}, status=429)
    response.headers["Retry-After"] = str(wait)
    return response
