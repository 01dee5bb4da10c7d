"""The board of all pages and languages."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET
from wagtail.models import Page

from hub.people.groups import target_languages
from translation import rights
from translation.queries.board import board
from translation.queries.export_links import export_links
from translation.words import STATES


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    if not rights.sees_boards(request.user):
        raise Http404
    under = request.GET.get("under", "")
    branch = get_object_or_404(Page, pk=under) if under.isdecimal() else None
    chosen = {name: request.GET.get(name, "") for name in ("language", "state")}
    context = {
        "page_title": _("Translations"),
        "header_icon": "globe",
        "board": board(user=request.user, under=branch, **chosen),
        "branch": branch,
        "branches": Page.objects.filter(locale__language_code=settings.LANGUAGE_CODE, depth=3).order_by("path"),
        "languages": [(code, name) for code, name in settings.LANGUAGES if code in target_languages()],
        "states": STATES.items(),
        "gets_letters": rights.gets_letters(request.user),
        "chosen": chosen,
        "exports": export_links(request.user, under=branch, language=chosen["language"]),
    }
    return render(request, "translation/admin/board.html", context)
