"""The front page at its address: found and allowed in one query, then served as Wagtail does."""

from django.http import Http404, HttpRequest, HttpResponse
from wagtail.models import Page

from home.models import HomePage
from home.queries import front
from hub.look.navigation import language
from hub.look.page_cache import keep
from hub.people.reader import Reader


def front_page(request: HttpRequest) -> HttpResponse:
    page = front.page(HomePage, language=language(), reader=Reader.of(request))
    if page is None:
        raise Http404
    return keep(Page.serve(page, request))
