"""What pages say of themselves to search engines: whole, safe, and nothing that the page does not show."""

import json
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest
from django.conf import settings
from lxml import html

from hub.look import json_ld
from tests.invariants.test_public_pages import Seen, walk

pytestmark = [pytest.mark.xdist_group("sample"), pytest.mark.usefixtures("sample_content")]
BLOCK = re.compile(rb'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
SHOWN = ("name", "headline", "description", "bookEdition", "version")
EXPECTED = {
    "front_page": {"WebSite"},
    "manual_section": {"TechArticle", "BreadcrumbList"},
    "manual_chapter": {"TechArticle", "BreadcrumbList"},
    "law_article": {"Legislation", "BreadcrumbList"},
    "manual_edition": {"Book", "BreadcrumbList"},
    "NewsPage": {"NewsArticle", "BreadcrumbList"},
    "NewsIndexPage": {"ItemList"},
    "partners": {"ItemList"},
    "TrainingPage": {"EducationEvent", "BreadcrumbList"},
    "SeriesPage": {"Dataset", "BreadcrumbList"},
    "TrainingIndexPage": {"ItemList"},
    "study_results": {"Dataset"},
    "study_report": {"Report", "BreadcrumbList"},
    "FindingPage": {"Claim", "BreadcrumbList"},
}


def read(one: Seen) -> list[dict[str, Any]]:
    return [thing for block in BLOCK.findall(one.answer.content) for thing in json.loads(block)["@graph"]]


@cache
def pages() -> list[tuple[Seen, list[dict[str, Any]], str]]:
    """Pages with what they say and all that they show, spaces reduced."""
    found = []
    for one in walk()[0]:
        if one.answer["Content-Type"].startswith("text/html"):
            page = html.fromstring(one.answer.content)
            described = page.xpath("//meta[@name='description']/@content")
            shown = " ".join(" ".join([*page.body.itertext("*"), *described]).split())
            found.append((one, read(one), re.sub(r" ([,.:;])", r"\1", shown)))
    return found


def values(thing: Any, names: tuple[str, ...]) -> Iterator[str]:
    if isinstance(thing, list):
        for one in thing:
            yield from values(one, names)
    elif isinstance(thing, dict):
        for name, value in thing.items():
            if name in names and isinstance(value, str):
                yield value
            yield from values(value, names)


def test_every_kind_of_page_says_what_it_is() -> None:
    kinds = {one.kind for one, _things, _shown in pages()}
    assert EXPECTED.keys() <= kinds
    lacking = {
        one.path: EXPECTED[one.kind] - {thing["@type"] for thing in things}
        for one, things, _shown in pages()
        if one.kind in EXPECTED
    }
    assert {path: kinds for path, kinds in lacking.items() if kinds} == {}


def test_what_is_said_is_what_is_shown() -> None:
    wrong = []
    for one, things, shown in pages():
        for value in values(things, SHOWN):
            if " ".join(value.split()) not in shown and value != "The Hub":
                wrong.append(f"{one.path}: {value}")
    assert wrong == [], wrong[:5]


def test_addresses_are_the_page_s_own_and_full() -> None:
    wrong = []
    for one, things, _shown in pages():
        for thing in things:
            own = thing.get("url", "")
            if own and own != f"{settings.HUB_PUBLIC_URL}{one.path}":
                canonical = html.fromstring(one.answer.content).xpath("string(//link[@rel='canonical']/@href)")
                wrong += [one.path] if own != canonical else []
        wrong += [url for url in values(things, ("url", "item", "urlTemplate")) if not url.startswith("http")]
    assert wrong == []


def test_breadcrumbs_are_those_above_the_text() -> None:
    wrong = []
    for one, things, _shown in pages():
        links = html.fromstring(one.answer.content).xpath("//nav[@class='breadcrumbs']//a")
        above = [(" ".join(link.text_content().split()), json_ld.full(link.get("href"))) for link in links]
        said = [
            (item["name"], item["item"])
            for thing in things
            if thing["@type"] == "BreadcrumbList"
            for item in thing["itemListElement"]
        ]
        if said and said != above:
            wrong.append((one.path, said, above))
    assert wrong == [], wrong[:3]


def test_law_is_named_by_celex_and_eli() -> None:
    found = [thing for one, things, _shown in pages() for thing in things if thing["@type"] == "Legislation"]
    identifiers = [one for thing in found for one in thing.get("legislationIdentifier", [])]
    assert any(re.fullmatch(r"[03]\d{4}[A-Z]\d{4}(-\d{8})?", one) for one in identifiers)
    assert any(one.startswith("http://data.europa.eu/eli/") for one in identifiers)


def test_no_text_ends_the_element_it_stands_in() -> None:
    hostile = "</script><script>alert(1)</script><!-- & \u2028"
    written = json_ld.script([json_ld.thing("TechArticle", headline=hostile)])
    assert written.count("<") == 2
    (block,) = BLOCK.findall(written.encode())
    assert json.loads(block)["@graph"][0]["headline"] == hostile
