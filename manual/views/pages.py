"""Chapters and sections at their addresses: found and allowed in one query, then served as Wagtail does."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail.models import Page

from hub.look.navigation import language
from hub.look.page_cache import keep
from hub.people.reader import Reader
from manual import addresses
from manual.models import ChapterPage, CitableNumber, SectionPage
from manual.queries import find_page


def chapter(request: HttpRequest, slug: str) -> HttpResponse:
    page = find_page.chapter(ChapterPage, slug=slug, language=language(), reader=Reader.of(request))
    return _serve(request, page)


def section(request: HttpRequest, chapter: str, slug: str) -> HttpResponse:
    page = find_page.section(
        SectionPage, chapter_slug=chapter, slug=slug, language=language(), reader=Reader.of(request)
    )
    return _serve(request, page)


def _serve(request: HttpRequest, page: Page | None) -> HttpResponse:
    if page is None:
        raise Http404
    edition = request.GET.get("edition")
    if edition:
        number = CitableNumber.objects.filter(page_key=page.translation_key, block_id="").first()
        if number is None:
            raise Http404
        return redirect(addresses.number(language(), number.number, edition))
    return keep(Page.serve(page, request))
