"""All about one language."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from hub.people.groups import target_languages
from translation import rights
from translation.queries import language as query


@require_GET
def show(request: HttpRequest, language: str) -> HttpResponse:
    if language not in target_languages() or not rights.sees_boards(request.user):
        raise Http404
    found = query.language(language)
    context = {
        "page_title": found.name,
        "page_subtitle": _("Translations"),
        "header_icon": "globe",
        "found": found,
        "sees": rights.sees(request.user, language),
    }
    return render(request, "translation/admin/language.html", context)
