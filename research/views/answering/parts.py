"""What the pages of an answer have in common: which round, whose draft, and that nobody keeps a copy."""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from hub import memo
from hub.look.navigation import language
from hub.look.private import private
from hub.people.reader import Reader
from research.access import access_wave
from research.errors import RoundClosedError
from research.models import Asked, StudyPage, Wave
from research.queries.answer_words import facts_of, typed, typed_facts
from research.queries.round_names import RoundNames
from research.questionnaire import Content
from research.services.study.drafts import KEPT, Hold, opened

View = Callable[..., HttpResponse]


def cookie_of(wave: Wave) -> str:
    return f"answer-{wave.key.hex[:8]}"


def hold_of(request: HttpRequest, wave: Wave) -> Hold | None:
    return Hold.of(request.COOKIES.get(cookie_of(wave), ""))


def set_hold(response: HttpResponse, wave: Wave, hold: Hold) -> None:
    """The key of the draft: read by no script, sent to no other site, gone with the draft."""
    response.set_cookie(
        cookie_of(wave),
        hold.cookie,
        max_age=KEPT,
        httponly=True,
        samesite="Strict",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def with_draft(view: View) -> View:
    """The view gets `wave`, `page`, `content`, `hold` and `answers`; without a draft one begins at the beginning."""

    @wraps(view)
    def drafted(request: HttpRequest, key: UUID, **kwargs: Any) -> HttpResponse:
        with memo.reading() if request.method == "POST" else nullcontext():
            wave, page = access_wave(Reader.of(request), key, language=language())
        hold = hold_of(request, wave)
        answers = opened(wave=wave, hold=hold) if hold else None
        if not wave.takes_answers and request.method == "POST":
            return too_late(request, wave, page, answers or {})
        if hold is not None and answers is None and request.method == "POST" and _was_sent(wave, hold):
            return redirect("answer_thanks", wave.key)
        if answers is None or not wave.takes_answers:
            return redirect("answer", wave.key)
        try:
            return view(request, wave=wave, page=page, content=content_of(wave), hold=hold, answers=answers, **kwargs)
        except RoundClosedError:
            wave.refresh_from_db(fields=["state", "closes_at"])
            return too_late(request, wave, page, answers)

    return private(drafted)


def too_late(request: HttpRequest, wave: Wave, page: StudyPage, answers: Mapping[str, Any]) -> HttpResponse:
    """The round closed, or was paused, while somebody wrote: what they typed is there to be copied."""
    context = context_of(wave, page, content_of(wave), 0) | {"typed": all_typed(request, content_of(wave), answers)}
    return render(request, "research/answer_beginning.html", context, status=409)


def all_typed(request: HttpRequest, content: Content, answers: Mapping[str, Any]) -> list[dict[str, str]]:
    """What was kept, and what this request holds."""
    sent = typed(content, dict(request.POST.lists()))
    names = [name for name in content.questions if answers.get(name) is not None and name not in sent]
    return [*facts_of(content, names, answers, language()), *typed_facts(content, sent, language())]


def content_of(wave: Wave) -> Content:
    return Content.of(wave.version.content)  # type: ignore[union-attr]  # `access_wave` leaves out the others


def context_of(wave: Wave, page: StudyPage, content: Content, step: int) -> dict[str, Any]:
    """How far one is: the pages of questions, and the last one that sends."""
    steps = len(content.sections) + 1
    name = RoundNames([wave], language=language()).of(wave) if wave.training else ""
    return {"wave": wave, "study": wave.study, "study_page": page, "round_name": name, "step": step, "steps": steps}


def _was_sent(wave: Wave, hold: Hold) -> bool:
    """A draft outlives its cookie, unless somebody began anew by the same personal link."""
    if not wave.study.is_named:
        return True
    return Asked.objects.filter(wave=wave, draft=hold.draft).exclude(answered_at=None).exists()
