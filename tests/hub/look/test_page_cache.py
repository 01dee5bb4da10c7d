"""The page cache on real Valkey: fresh at once, private never."""

import gzip
from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from hub.look.page_cache import PageCacheMiddleware, keep
from hub.ports import versions

pytestmark = pytest.mark.django_db


class Site:
    """A site of one page that counts how often it is asked."""

    def __init__(self, change: Callable[[HttpResponse], None] = lambda response: None) -> None:
        self.asked = 0
        self.change = change
        self.middleware = PageCacheMiddleware(self.page)

    def page(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        response = keep(HttpResponse(f"{'page ' * 200}{self.asked}"))
        self.change(response)
        return response

    def get(self, path: str = "/en/x/", cookies: dict[str, str] | None = None, **headers: str) -> HttpResponse:
        request = RequestFactory().get(path, **headers)
        request.COOKIES.update(cookies or {})
        return self.middleware(request)


def test_a_page_is_made_once_until_something_is_published() -> None:
    site = Site()
    first, second = site.get(), site.get()
    assert site.asked == 1
    assert first.content == second.content
    versions.bump()
    assert site.get().content != first.content


def test_nobody_with_a_session_gets_or_leaves_a_kept_page() -> None:
    site = Site()
    site.get(cookies={settings.SESSION_COOKIE_NAME: "x"})
    site.get(cookies={settings.SESSION_COOKIE_NAME: "x"})
    assert site.asked == 2
    assert site.get()["Cache-Control"] == "no-cache"
    assert site.asked == 3


def test_what_somebody_with_a_session_is_shown_is_kept_nowhere() -> None:
    cookies = {settings.SESSION_COOKIE_NAME: "x"}
    assert Site().get(cookies=cookies)["Cache-Control"] == "private, no-store"
    own = Site(lambda response: response.headers.__setitem__("Cache-Control", "private, max-age=300"))
    assert own.get(cookies=cookies)["Cache-Control"] == "private, max-age=300"


def test_an_answer_that_sets_a_cookie_is_not_kept() -> None:
    site = Site(lambda response: response.set_cookie("csrftoken", "secret"))
    site.get()
    site.get()
    assert site.asked == 2


def test_a_page_with_a_query_is_not_kept() -> None:
    site = Site()
    site.get("/en/search/?q=name")
    site.get("/en/search/?q=name")
    assert site.asked == 2


def test_the_same_page_answers_304_and_is_compressed_where_asked() -> None:
    site = Site()
    page = site.get(HTTP_ACCEPT_ENCODING="gzip")
    assert gzip.decompress(page.content).startswith(b"page")
    assert page["Cache-Control"] == "no-cache"
    assert "Cookie" in page["Vary"]
    again = site.get(HTTP_IF_NONE_MATCH=page["ETag"])
    assert again.status_code == 304
    assert not again.content
