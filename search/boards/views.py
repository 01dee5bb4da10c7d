"""The two boards. Nobody else learns that they exist."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from search.access import may_see_boards
from search.log.words import OTHER
from search.queries.asked import PERIODS, asked_questions
from search.queries.document_board import documents, lines_of

PAGE_SIZE = 50


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What people search for: `?language=`, `?days=`, and `?empty=1` for what nothing was found for."""
    _refuse_strangers(request)
    names = dict(settings.LANGUAGES)
    language = request.GET.get("language", "")
    language = language if language in names else ""
    days = next((days for days in PERIODS if str(days) == request.GET.get("days")), PERIODS[1])
    empty = bool(request.GET.get("empty"))
    context = {
        "page_title": _("What people search for"),
        "header_icon": "search",
        "lines": asked_questions(language=language, days=days, empty=empty),
        "languages": names.items(),
        "language": language,
        "periods": PERIODS,
        "days": days,
        "empty": empty,
        "other": OTHER,
    }
    return render(request, "search/admin/questions.html", context)


@require_safe
def document_texts(request: HttpRequest) -> HttpResponse:
    """What became of the text of each uploaded document; `?trouble=1` for those that an editor can mend."""
    _refuse_strangers(request)
    trouble = bool(request.GET.get("trouble"))
    shown = Paginator(documents(trouble=trouble), PAGE_SIZE).get_page(request.GET.get("p"))
    context = {
        "page_title": _("Texts of documents"),
        "header_icon": "doc-full",
        "lines": lines_of(list(shown)),
        "shown": shown,
        "trouble": trouble,
    }
    return render(request, "search/admin/documents.html", context)


def _refuse_strangers(request: HttpRequest) -> None:
    if not may_see_boards(request.user):
        raise Http404
