"""The figures of a series as files, each with what its columns mean."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from hub.look.navigation import language
from hub.people.reader import Reader
from hub.spreadsheets import sheet_response
from research.access import access_series
from research.queries import series_files
from research.queries.series_shown import ENDINGS


@require_safe
def figures(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    page, series = access_series(Reader.of(request), slug, language=language())
    _known(ending)
    return sheet_response(slug, ending, _("Figures"), series_files.COLUMNS, series_files.lines(page, series))


@require_safe
def codebook(request: HttpRequest, slug: str, ending: str) -> HttpResponseBase:
    page, series = access_series(Reader.of(request), slug, language=language())
    _known(ending)
    headings = [_("Column"), _("Meaning")]
    return sheet_response(f"{slug}-codebook", ending, _("Codebook"), headings, series_files.codebook(page, series))


def _known(ending: str) -> None:
    if ending not in ENDINGS:
        raise Http404
