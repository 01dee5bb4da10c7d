"""Former addresses of pages that were moved: they lead on for those alone who may read the page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from hub.look.navigation import prefix_of
from hub.people.reader import Reader
from hub.publishing.access import visible_pages
from hub.publishing.fallback import addresses


class MovedPages(RedirectMiddleware):
    """Wagtail's, except that a page which the reader may not see, or that was moved back, stays unknown.

    An address in a redirect holds the page's title; one that leads to itself never ends. The source text of a page also
    stands below the other languages, and moves there with it.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is response:
            return self._moved_with_source(request, response) if response.status_code == 404 else response
        leads_on = answer.headers["Location"] != request.path and _may_be_told(request)
        return answer if leads_on else response

    def _moved_with_source(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        target = _in_language(request)
        return redirect(target, permanent=True) if target and target != request.path else response


def _in_language(request: HttpRequest) -> str:
    """Where a page that stood at this address, untranslated, is found below the same language now; else nothing."""
    language = prefix_of(request.path)
    if language in {"", settings.LANGUAGE_CODE}:
        return ""
    former = Redirect.normalise_path(f"/{settings.LANGUAGE_CODE}{request.path[len(language) + 1 :]}")
    pages = Redirect.objects.filter(old_path=former, redirect_page__isnull=False).values("redirect_page")
    page = visible_pages(Page.objects.filter(pk__in=pages), Reader.of(request)).first()
    found = addresses(page) if page else []
    return next((one.url for one in found if one.language == language), "")


def _may_be_told(request: HttpRequest) -> bool:
    """Whether the reader may see every page to which the address once belonged."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    known = {path, path.partition("?")[0], uri_to_iri(path), uri_to_iri(path).partition("?")[0]}
    pages = Redirect.objects.filter(old_path__in=known, redirect_page__isnull=False).values("redirect_page")
    targets = Page.objects.filter(pk__in=pages)
    return visible_pages(targets, Reader.of(request)).count() == targets.count()
