"""The memory of a language as a file, for whoever leads the language or edits the source."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from hub.people.groups import target_languages
from hub.people.reader import Reader
from translation import rights
from translation.queries.tmx import tmx


@require_GET
def export(request: HttpRequest, language: str) -> HttpResponse:
    if language not in target_languages() or not rights.may(request.user, rights.Action.SUBMIT, language):
        raise Http404
    response = HttpResponse(tmx(language, reader=Reader.of(request)), content_type="application/x-tmx+xml")
    response["Content-Disposition"] = f'attachment; filename="memory-{language}.tmx"'
    response["Cache-Control"] = "private, no-store"
    return response
