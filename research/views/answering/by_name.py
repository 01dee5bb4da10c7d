"""The beginning for somebody who was asked by a personal link; the pages after it are those of everybody."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from hub.look.navigation import language
from hub.look.private import behind_a_secret
from hub.people.reader import Reader
from research.access import access_by_name, access_wave
from research.errors import AnsweredBeforeError, BegunElsewhereError, RoundClosedError
from research.models import Asked
from research.services.named.begin import begin
from research.services.study.drafts import opened
from research.views.answering.parts import content_of, context_of, hold_of, set_hold


@behind_a_secret
@require_http_methods(["GET", "HEAD", "POST"])
def beginning(request: HttpRequest, token: str) -> HttpResponse:
    """Who will see what; the button begins, or goes on in the browser in which it was begun.

    Nothing happens on GET: whoever only opens the link has not used it.
    """
    row = access_by_name(token)
    if row is None:
        return _over(request, "gone")
    if row.answered_at is not None:
        return _over(request, "used")
    wave, page = access_wave(Reader.of(request), row.wave.key, language=language())
    elsewhere = False
    if request.method == "POST":
        try:
            return _begun(request, row)
        except BegunElsewhereError:
            elsewhere = True
        except AnsweredBeforeError:
            return _over(request, "used")
        except RoundClosedError:
            wave.refresh_from_db(fields=["state", "closes_at"])
    context = {**context_of(wave, page, content_of(wave), 0), "by_link": True, "elsewhere": elsewhere}
    status = 409 if elsewhere else 200
    return render(request, "research/answer_beginning.html", context, status=status)


def _begun(request: HttpRequest, row: Asked) -> HttpResponse:
    response = redirect("answer_step", row.wave.key, 1)
    own = hold_of(request, row.wave)
    if own is None or own.draft != row.draft or opened(wave=row.wave, hold=own) is None:
        set_hold(response, row.wave, begin(asked=row, anew="anew" in request.POST))
    return response


def _over(request: HttpRequest, why: str) -> HttpResponse:
    return render(request, "research/answer_over.html", {"why": why}, status=410)
