"""Trainings for anybody's calendar: all of them, or one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from hub.look import feeds
from hub.look.navigation import language
from hub.people.reader import Reader
from research.calendar_file import file_of
from research.queries.calendar import all_entries, one_entry


@require_safe
@feeds.unchanged
def trainings(request: HttpRequest) -> HttpResponse:
    """What a calendar fetches again and again: the public alone, whoever asks."""
    answer = _answer(file_of(all_entries(language())), "trainings.ics")
    answer["Cache-Control"] = "no-cache"
    return answer


@require_safe
def training(request: HttpRequest, key: UUID) -> HttpResponse:
    entry = one_entry(key, language(), Reader.of(request))
    if entry is None:
        raise Http404
    return _answer(file_of([entry]), "training.ics")


def _answer(content: bytes, name: str) -> HttpResponse:
    return HttpResponse(
        content,
        content_type="text/calendar; charset=utf-8",
        headers={"Content-Disposition": f'inline; filename="{name}"'},
    )
