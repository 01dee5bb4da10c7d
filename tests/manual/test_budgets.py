"""Queries of the manual's pages: few, and no more of them for more rows (design 7)."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from hub import memo
from hub.models import GlossaryConcept, GlossaryTerm, Theme
from hub.ports import related, staleness, versions
from manual.models import ChapterPage, ManualPage, SectionPage
from tests.factories import large_manual, law
from tests.manual import tree

pytestmark = pytest.mark.django_db(transaction=True)  # within a transaction nothing is remembered, and so asked twice
SECTION, CHAPTER, MANUAL = 8, 6, 6


def test_a_section_page_keeps_its_budget_however_much_there_is(root: ManualPage, client: Client) -> None:
    chapter, section = small(root)
    address = "/en/manual/first-hours/first-contact/"
    few = own_queries(client, address)
    assert len(few) <= SECTION, told(few)
    for place in range(6):
        tree.section(chapter, f"More {place}", [tree.paragraph(f"Text {place}")])
    tree.write(section, body(section, times=8))
    many = own_queries(client, address)
    assert len(many) <= len(few), told(many)


def test_chapter_and_manual_keep_theirs(root: ManualPage, client: Client) -> None:
    chapter, _section = small(root)
    before = {path: own_queries(client, path) for path in ("/en/manual/", "/en/manual/first-hours/")}
    assert len(before["/en/manual/first-hours/"]) <= CHAPTER, told(before["/en/manual/first-hours/"])
    for place in range(4):
        tree.section(chapter, f"More {place}", [tree.paragraph(f"Text {place}")])
        tree.chapter(root, f"Chapter {place}")
    for path, queries in before.items():
        after = own_queries(client, path)
        assert len(after) <= len(queries), told(after)


def test_a_manual_of_four_hundred_sections_asks_no_more(root: ManualPage, client: Client) -> None:
    _chapter, section = small(root)
    addresses = ("/en/manual/first-hours/first-contact/", "/en/manual/first-hours/", "/en/manual/")
    before = {path: own_queries(client, path) for path in addresses}
    large_manual.grow(section, 399)
    versions.bump()
    assert SectionPage.objects.live().count() == 400
    for path, queries in before.items():
        after = own_queries(client, path)
        assert len(after) <= len(queries), told(after)
        page = client.get(path, {"fresh": "1"}).content
        assert len(gzip.compress(page)) <= 25_000, path
        assert b"first-contact-399/" in page
    assert client.get("/en/manual/first-hours/first-contact-200/").status_code == 200


def small(root: ManualPage) -> tuple[ChapterPage, SectionPage]:
    article = law.article("2011/36/EU 13(2)")
    article.subjects.create(language="en", subject="Presumption of childhood")
    concept = GlossaryConcept.objects.create(key="guardian")
    GlossaryTerm.objects.create(concept=concept, language="en", term="guardian")
    theme = Theme.objects.create(name="First hours", slug="first-hours-theme")
    chapter = tree.chapter(root, "First hours")
    section = tree.section(chapter, "First contact", [])
    section.themes.add(theme)
    section = tree.write(section, body(section, times=1))
    return chapter, section


def body(section: SectionPage, *, times: int) -> list[dict[str, object]]:
    link = f'See <a linktype="page" id="{section.pk}">here</a>.'
    blocks = []
    for place in range(times):
        blocks += [
            tree.paragraph(f"{place} {link}"),
            tree.block("legal", {"article": "2011/36/EU 13(2)", "text": "<p>Law</p>", "access": "public"}),
            tree.block("definition", {"concept": "guardian", "text": f"<p>{link}</p>", "access": "public"}),
            tree.paragraph("Closed", access="practitioners"),
        ]
    return blocks


def own_queries(client: Client, path: str) -> list[str]:
    """Queries of one answer that is not kept, less the version's and those of other rooms.

    Other rooms answer behind `related`, one query of `translation` says what is stale (test_staleness.py), and one that
    is asked for all pages together says what stands in the menus (tests/hub/menus).
    """
    cache.clear()
    memo.clear()
    with (
        without_other_rooms(),
        CaptureQueriesContext(
            connection,
        ) as captured,
    ):
        assert client.get(path, {"fresh": "1"}).status_code == 200
    asked = [query["sql"] for query in captured.captured_queries if query["sql"] != versions.CURRENT]
    return [sql for sql in asked if 'FROM "hub_menuentry"' not in sql]


@contextmanager
def without_other_rooms() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(related, "_providers", {})
        patch.setattr(staleness, "_provider", None)
        yield


def told(queries: list[str]) -> str:
    return "\n".join(f"{place} {query[:400]}" for place, query in enumerate(queries, start=1))
