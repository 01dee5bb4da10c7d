"""Running a study: its rounds, one button for each step, and what people wrote."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from hub.look.navigation import language
from research.access import access_study, runs_studies
from research.admin.doors import only
from research.errors import RefusedError
from research.forms.rounds import PlanForm, WordsForm
from research.models import SaidInWords, Study, Wave
from research.queries import running
from research.services.study import finish, plan_round, redact, rounds

Act = Callable[..., None]
STEPS: dict[str, Act] = {
    "open": rounds.open_round,
    "pause": rounds.pause_round,
    "resume": rounds.resume_round,
    "close": rounds.close_round,
}


@only(runs_studies)
@require_safe
def board(request: HttpRequest) -> HttpResponse:
    context = {"lines": running.lines(), "page_title": _("Studies"), "header_icon": "form"}
    return render(request, "research/admin/studies.html", context)


@only(runs_studies)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, key: UUID) -> HttpResponse:
    """The rounds of a study; the form plans another one."""
    study = access_study(request.user, key)
    form = PlanForm(
        request.POST if request.method == "POST" else None,
        questionnaires=running.questionnaires(study),
        trainings=running.trainings(),
    )
    if request.method == "POST" and form.is_valid():
        try:
            plan_round.plan_round(study=study, **form.cleaned_data)
        except RefusedError as error:
            form.add_error("when", error.message)
        else:
            messages.success(request, _("Planned. It takes answers once you open it."))
            return redirect("research_study", study.key)
    context = {
        "study": study,
        "rounds": running.rounds(study, language=language()),
        "waiting": study.words.filter(state=SaidInWords.State.WAITING).count(),
        "over": not study.waves.exclude(state=Wave.State.RELEASED).exists(),
        "form": form,
        "page_title": running.title_of(study),
        "header_icon": "form",
    }
    return render(request, "research/admin/study.html", context, status=422 if form.errors else 200)


@only(runs_studies)
@require_POST
def act(request: HttpRequest, key: UUID, wave: UUID, step: str) -> HttpResponse:
    """One step of a round; the button says which."""
    study = access_study(request.user, key)
    if step not in STEPS:
        raise Http404
    _try(request, lambda: STEPS[step](wave=get_object_or_404(study.waves, key=wave)))
    return redirect("research_study", study.key)


@only(runs_studies)
@require_POST
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """No round follows: the key is destroyed."""
    study = access_study(request.user, key)
    _try(request, lambda: finish.finish(study=study))
    return redirect("research_study", study.key)


@only(runs_studies)
@require_safe
def words(request: HttpRequest, key: UUID) -> HttpResponse:
    """Text answers, those that wait first to last; one form for each."""
    study = access_study(request.user, key)
    waiting = study.words.filter(state=SaidInWords.State.WAITING)
    context = _words_context(
        study, [(row, WordsForm(initial={"text": row.original}, prefix=str(row.pk))) for row in waiting]
    )
    return render(request, "research/admin/words.html", context)


@only(runs_studies)
@require_POST
def decide(request: HttpRequest, key: UUID, pk: int) -> HttpResponse:
    """Publish a text answer as it stands in the form, or keep it back."""
    study = access_study(request.user, key)
    row = get_object_or_404(study.words, pk=pk)
    if "keep_back" in request.POST:
        _try(request, lambda: redact.keep_back(words=row, by=request.user))
        return redirect("research_words", study.key)
    form = WordsForm(request.POST, prefix=str(row.pk))
    if form.is_valid():
        try:
            redact.publish_words(words=row, text=form.cleaned_data["text"], by=request.user)
        except RefusedError as error:
            form.add_error("text", error.message)
        else:
            return redirect("research_words", study.key)
    return render(request, "research/admin/words.html", _words_context(study, [(row, form)]), status=422)


def _words_context(study: Study, rows: list[tuple[SaidInWords, WordsForm]]) -> dict[str, Any]:
    return {"study": study, "rows": rows, "page_title": running.title_of(study), "header_icon": "form"}


def _try(request: HttpRequest, act: Callable[[], None]) -> None:
    try:
        act()
    except RefusedError as error:
        messages.error(request, error.message)
