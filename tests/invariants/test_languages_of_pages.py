"""What the head of a page says of its languages: canonical, hreflang, and the same in the sitemap."""

from functools import cache

import pytest
from django.conf import settings
from django.test import Client
from lxml import etree, html

from tests.invariants.test_public_pages import walk

pytestmark = [pytest.mark.xdist_group("sample"), pytest.mark.usefixtures("sample_content")]
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class Head:
    """What a machine reads of one page; addresses are paths."""

    def __init__(self, content: bytes) -> None:
        page = html.fromstring(content)
        canonical = page.xpath("//link[@rel='canonical']/@href")
        self.canonical = _path(canonical[0]) if canonical else ""
        links = page.xpath("//link[@rel='alternate'][@hreflang]")
        self.alternates = {link.get("hreflang"): _path(link.get("href")) for link in links}
        self.one_each = len(canonical) <= 1 and len(links) == len(self.alternates)
        self.indexed = not page.xpath("//meta[@name='robots'][contains(@content, 'noindex')]")


def _path(address: str) -> str:
    assert address.startswith(settings.HUB_PUBLIC_URL), address
    return address.removeprefix(settings.HUB_PUBLIC_URL)


@cache
def head(path: str) -> Head | None:
    answer = Client().get(path)
    return Head(answer.content) if answer.status_code == 200 else None


@cache
def heads() -> dict[str, Head]:
    """Pages that a search engine may keep."""
    pages = (one for one in walk()[0] if one.answer["Content-Type"].startswith("text/html"))
    found = {one.path: Head(one.answer.content) for one in pages}
    return {path: one for path, one in found.items() if one.indexed}


def test_every_page_says_which_address_is_its_own() -> None:
    assert [path for path, one in heads().items() if not one.canonical or not one.one_each] == []


def test_a_page_names_itself_and_a_language_for_all_others() -> None:
    wrong = [
        path
        for path, one in heads().items()
        if one.canonical == path
        and (one.alternates.get(path.split("/")[1]) != path or one.alternates.get("x-default") is None)
    ]
    assert wrong == [], wrong


def test_where_other_text_stands_in_the_page_is_no_version() -> None:
    standing_in = {path: one for path, one in heads().items() if one.canonical != path}
    assert [path for path, one in standing_in.items() if one.alternates] == []


def test_languages_name_each_other() -> None:
    wrong = []
    for path, one in heads().items():
        for language, other in one.alternates.items():
            there = head(other)
            if there is None or there.alternates != one.alternates or there.canonical != other:
                wrong.append(f"{path} -> {language} {other}")
    assert wrong == [], wrong


def test_the_sitemap_says_the_same_as_the_pages() -> None:
    answer = Client().get("/sitemap.xml")
    root = etree.fromstring(answer.getvalue())
    told = {
        _path(url.findtext("s:loc", namespaces=SITEMAP)): {
            link.get("hreflang"): _path(link.get("href")) for link in url.findall("x:link", SITEMAP)
        }
        for url in root.findall("s:url", SITEMAP)
    }
    own = {path: one for path, one in heads().items() if one.canonical == path}
    missing = {path for path in own if path not in told}
    assert missing == set(), missing
    assert {path: told[path] for path, one in own.items() if told[path] != one.alternates} == {}
