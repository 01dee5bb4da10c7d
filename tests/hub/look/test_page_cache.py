"""The page cache on real Valkey: fresh at once, private never."""

import gzip
from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from redis import Redis

from hub.look.lens import COUNTRIES, LETTERS, Lens
from hub.look.page_cache import PageCacheMiddleware, keep
from hub.models import Country
from hub.ports import versions

pytestmark = pytest.mark.django_db


class Site:
    """A site of one page that counts how often it is asked."""

    def __init__(
        self, change: Callable[[HttpResponse], None] = lambda response: None, *, by_lens: bool = False
    ) -> None:
        self.asked = 0
        self.change = change
        self.by_lens = by_lens
        self.middleware = PageCacheMiddleware(self.page)

    def page(self, request: HttpRequest) -> HttpResponse:
        self.asked += 1
        seen = f" through {str(Lens.of(request))!r}" if self.by_lens else ""
        response = keep(HttpResponse(f"{'page ' * 200}{self.asked}{seen}"))
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


def test_a_page_that_asks_for_the_lens_is_kept_for_each_lens_alone() -> None:
    site = Site(by_lens=True)
    pages = {lens: site.get(cookies={"lens": lens}).content for lens in ("", "NL", "DK", "NLp", "NLt", "p")}
    assert len(set(pages.values())) == site.asked == 6
    again = {lens: site.get(cookies={"lens": lens}).content for lens in pages}
    assert again == pages
    assert site.asked == 6


@pytest.mark.parametrize("first", ["", "NL"])
def test_whoever_comes_first_leaves_nothing_for_another_lens(first: str) -> None:
    site = Site(by_lens=True)
    left = site.get(cookies={"lens": first}).content
    assert site.get(cookies={"lens": "DK"}).content != left


def test_the_copy_for_one_lens_is_gone_in_ten_minutes_and_the_one_for_all_stays_a_day() -> None:
    """Two hundred lenses times every page, for a day, would push out of Valkey what all readers share."""
    site = Site(by_lens=True)
    seconds = {}
    for lens in ("", "NL", "DKp"):
        before = _kept()
        site.get(cookies={"lens": lens})
        (name,) = _kept() - before
        seconds[lens] = _valkey().ttl(name)
    assert 0 < seconds["NL"] <= 600 and 0 < seconds["DKp"] <= 600
    assert 600 < seconds[""] <= 86400


def _valkey() -> Redis:
    return Redis.from_url(settings.CACHES["default"]["LOCATION"])


def _kept() -> set[bytes]:
    return set(_valkey().scan_iter("*page:*"))


def test_a_page_that_does_not_ask_for_the_lens_is_kept_once_for_all() -> None:
    site = Site()
    bodies = {site.get(cookies={"lens": lens}).content for lens in ("NL", "", "DKs")}
    assert len(bodies) == site.asked == 1


@pytest.mark.parametrize("junk", ["XX", "nl", "XXx", "NL;DK", "NLpp", "🙂", "A" * 3000, "NL\n"])
def test_junk_in_the_cookie_fills_no_cache(junk: str) -> None:
    site = Site(by_lens=True)
    site.get()
    site.get(cookies={"lens": junk})
    assert site.asked == 1


def test_an_answer_through_a_lens_is_private_and_its_etag_its_own() -> None:
    site = Site(by_lens=True)
    dutch = site.get(cookies={"lens": "NL"})
    assert dutch["Cache-Control"] == "private, no-cache"
    assert "Cookie" in dutch["Vary"]
    danish = site.get(cookies={"lens": "DK"}, HTTP_IF_NONE_MATCH=dutch["ETag"])
    assert danish.status_code == 200
    same = site.get(cookies={"lens": "NL"}, HTTP_IF_NONE_MATCH=dutch["ETag"])
    assert same.status_code == 304
    assert same["Cache-Control"] == "private, no-cache"


def test_what_can_be_chosen_is_what_there_is() -> None:
    assert set(Country.objects.values_list("code", flat=True)) == COUNTRIES
    for country in ("", "NL"):
        for role in ("", *LETTERS.values()):
            request = RequestFactory().get("/")
            request.COOKIES["lens"] = str(Lens(country, role))
            assert Lens.peek(request) == Lens(country, role)


def test_ports_of_one_host_share_a_page() -> None:
    """A port is the visitor's to invent: one page must not fill the cache 65,535 times."""
    site = Site()
    for port in (80, 8000, 8001):
        assert site.get(HTTP_HOST=f"localhost:{port}").status_code == 200
    assert site.asked == 1
