"""Refreshers: asking for them on one's own page, answering by the link that all have, ending them."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from hub.look.navigation import language
from hub.look.private import behind_a_secret, private
from hub.people.reader import PUBLIC
from research.access import access_place, access_refresher, access_wish
from research.errors import RefusedError
from research.models import SheetKind
from research.queries import practice
from research.queries.wording import words_of
from research.refreshing import FEWEST_TOLD
from research.services.quiz.wish import end_wish, end_wish_of, wish
from research.views.sheets import sheet


@private
@require_http_methods(["GET", "HEAD", "POST"])
def answering(request: HttpRequest, key: UUID) -> HttpResponse:
    """Whoever has the link may answer; nothing says who did, nor of which training."""
    refresher = access_refresher(key)
    asked = practice.of_keys(refresher.items, language=language(), reader=PUBLIC)
    if not asked:
        raise Http404
    words = words_of(refresher.training, language())
    return sheet(
        request,
        asked,
        kind=SheetKind.REFRESHER,
        counts=lambda: refresher.told >= FEWEST_TOLD,
        title=words.title,
        written_in=words.language,
    )


@behind_a_secret
@require_POST
def wishing(request: HttpRequest, token: str) -> HttpResponse:
    """The button of one's own page: refreshers, or none any more."""
    row = access_place(token)
    if "end" in request.POST:
        end_wish_of(registration=row)
    else:
        try:
            wish(registration=row)
        except RefusedError:
            raise Http404 from None
    return redirect("training_place", token)


@behind_a_secret
@require_http_methods(["GET", "HEAD", "POST"])
def ending(request: HttpRequest, token: str) -> HttpResponse:
    """GET says what ends, POST ends it."""
    try:
        row = access_wish(token)
    except Http404:
        return render(request, "research/refresher_end.html", {"over": True}, status=410)
    words = words_of(row.training, language())
    if request.method == "POST":
        end_wish(key=row.key)
        return render(request, "research/refresher_end.html", {"over": True, "words": words})
    return render(request, "research/refresher_end.html", {"words": words})
