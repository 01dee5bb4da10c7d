"""Files of translations for other tools, to download."""

from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.models import Page

from hub.people.reader import Reader
from translation import rights
from translation.exchange import archive
from translation.queries.exported import FORMATS, Exporter
from translation.views.work import find

TYPES = {"po": "text/x-gettext-translation", "xlf": "application/x-xliff+xml", "zip": "application/zip"}


@require_safe
def page(request: HttpRequest, language: str, page_key: UUID, form: str) -> HttpResponse:
    """One page."""
    row = find(request, language, page_key)
    source = _source(translation_key=page_key)
    data = _exporter(request, language, form).page(row, source)
    if data is None:
        raise Http404
    return _file(data, f"{source.slug}.{language}.{form}", form)


@require_safe
def branch(request: HttpRequest, language: str, page_id: int, form: str) -> HttpResponse:
    """A page and all below it that is being translated, a file each."""
    if not rights.sees(request.user, language):
        raise Http404
    source = _source(pk=page_id)
    files = list(_exporter(request, language, form).below(source))
    if not files:
        raise Http404
    return _file(archive.write(files), f"{source.slug}.{language}.{form}.zip", "zip")


def _source(**which: object) -> Page:
    return get_object_or_404(Page, locale__language_code=settings.LANGUAGE_CODE, **which)


def _exporter(request: HttpRequest, language: str, form: str) -> Exporter:
    if form not in FORMATS:
        raise Http404
    return Exporter(language=language, reader=Reader.of(request), form=form)


def _file(data: bytes, name: str, kind: str) -> HttpResponse:
    return HttpResponse(
        data,
        content_type=TYPES[kind],
        headers={"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"},
    )
