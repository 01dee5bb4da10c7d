"""What the pages of an answer have in common: which round, whose draft, and that nobody keeps a copy."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from hub.look.navigation import language
from hub.look.private import private
from hub.people.reader import Reader
from research.access import access_wave
from research.errors import RoundClosedError
from research.models import StudyPage, Wave
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
        wave, page = access_wave(Reader.of(request), key, language=language())
        hold = hold_of(request, wave)
        answers = opened(wave=wave, hold=hold) if hold else None
        if hold is not None and answers is None and wave.takes_answers and request.method == "POST":
            return redirect("answer_thanks", wave.key)  # sent a moment ago: a draft outlives its cookie
        if answers is None or not wave.takes_answers:
            return redirect("answer", wave.key)
        try:
            return view(request, wave=wave, page=page, content=content_of(wave), hold=hold, answers=answers, **kwargs)
        except RoundClosedError:
            return redirect("answer", wave.key)  # it closed, or was paused, a moment ago

    return private(drafted)


def content_of(wave: Wave) -> Content:
    return Content.of(wave.version.content)  # type: ignore[union-attr]  # `access_wave` leaves out the others


def context_of(wave: Wave, page: StudyPage, content: Content, step: int) -> dict[str, Any]:
    """How far one is: the pages of questions, and the last one that sends."""
    steps = len(content.sections) + 1
    return {"wave": wave, "study": wave.study, "study_page": page, "step": step, "steps": steps}
