"""Trying what one knows: the items of a quiz on one page, without a script, a session or a name."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from hub.look.navigation import language
from hub.look.private import private
from hub.people.reader import Reader
from research.access import access_quiz
from research.models import SheetKind
from research.queries import practice as queries
from research.views.sheets import sheet


@private
@require_http_methods(["GET", "HEAD", "POST"])
def practice(request: HttpRequest, key: UUID) -> HttpResponse:
    reader = Reader.of(request)
    page = access_quiz(reader, key, language=language())
    asked = queries.of_quiz(page, language=language(), reader=reader)
    written_in = page.locale.language_code
    return sheet(
        request, asked, kind=SheetKind.PRACTICE, counts=lambda: True, title=page.title, written_in=written_in, quiz=page
    )
