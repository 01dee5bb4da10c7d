"""Former addresses of pages that were moved: they lead on for those alone who may read the page."""

from django.http import HttpRequest, HttpResponse
from django.utils.encoding import uri_to_iri
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page

from hub.people.reader import Reader
from hub.publishing.access import visible_pages


class MovedPages(RedirectMiddleware):
    """Wagtail's, except that a page which the reader may not see, or that was moved back, stays unknown.

    An address in a redirect holds the page's title; one that leads to itself never ends.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer is response:
            return response
        leads_on = answer.headers["Location"] != request.path and _may_be_told(request)
        return answer if leads_on else response


def _may_be_told(request: HttpRequest) -> bool:
    """Whether the reader may see every page to which the address once belonged."""
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    known = {path, path.partition("?")[0], uri_to_iri(path), uri_to_iri(path).partition("?")[0]}
    pages = Redirect.objects.filter(old_path__in=known, redirect_page__isnull=False).values("redirect_page")
    targets = Page.objects.filter(pk__in=pages)
    return visible_pages(targets, Reader.of(request)).count() == targets.count()
