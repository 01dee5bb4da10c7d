"""What was found out about a paragraph is as closed as the paragraph, at once and wherever a finding shows."""

from typing import Any

import pytest
from django.test import Client

from dissemination.sources import SOURCES
from hub.models import AccessRule
from hub.people.reader import PUBLIC, Reader
from hub.ports import reasons
from hub.ports.related import RelatedQuestion
from manual.models import SectionPage
from research.beside import findings as findings_beside
from research.models import FindingPage
from search.models import SearchEntry
from search.services import index
from tests.manual import tree
from tests.manual.making import CLOSED, OPEN, make
from tests.research.findings.making import TITLE, finding, say, translate
from tests.research.findings.test_walk import KEPT, change

pytestmark = pytest.mark.django_db
INSIDE = Reader(practitioner=True)
PAGES = (
    "/en/research/findings/",
    "/en/manual/first-hours/first-contact/",
    "/ro/manual/first-hours/first-contact/",
    "/en/manual/editions/2/",
    "/ro/manual/editions/2/",
    "/en/manual/editions/1/compare/2/",
    "/en/manual/editions/1/compare/2/1.1/",
    "/en/manual/editions/1/since/",
    "/en/manual/1.1.1/history/",
    "/en/manual/1.1/history/",
    "/en/manual/editions/feed.atom",
    "/en/manual/editions/feed.json",
    "/en/feed.atom",
    "/en/themes/prevention/",
    "/en/themes/prevention/feed.json",
    "/api/v1/findings",
    "/api/v1/findings?language=ro",
    "/api/v1/findings?number=1.1.1",
    "/en/search/?q=officers",
    "/sitemap.xml",
)


def places(client: Client, words: str) -> list[str]:
    """Where a visitor finds these words."""
    found = []
    for url in PAGES:
        answer = client.get(url)
        content = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found += [url] if words in content.decode() else []
    return found


def told(page: FindingPage) -> list[str]:
    """Which ports tell the public of it."""
    key = str(page.translation_key)
    asked: dict[str, Any] = {
        "reasons": reasons.readable([key], language="en", reader=PUBLIC),
        "digests": SOURCES["finding"].readable([key], PUBLIC),
        "related": findings_beside.answer(RelatedQuestion("en", numbers=frozenset({"1.1.1"}))).items,
        "themes": findings_beside.answer(RelatedQuestion("en", themes=frozenset({"prevention"}), whole=True)).items,
    }
    return [name for name, answer in asked.items() if answer]


@pytest.fixture
def page(section: SectionPage) -> FindingPage:
    """A finding on 1.1.1 that led to a change of edition 2."""
    make("1")
    made = finding(themes=("prevention",))
    translate(made, title=f"ro: {TITLE}")
    change(section, str(made.translation_key))
    make("2")
    index.index_again(page_key=made.translation_key)
    return made


def test_an_open_finding_is_told_everywhere(page: FindingPage, client: Client) -> None:
    shown = places(client, TITLE)
    missing = set(PAGES) - set(shown) - {"/sitemap.xml", "/en/search/?q=officers", "/en/feed.atom"}
    assert not missing
    assert "/sitemap.xml" in places(client, "/en/research/told-first/")
    assert told(page) == ["reasons", "digests", "related", "themes"]


@pytest.mark.parametrize("how", ["the paragraph", "its section", "the finding", "taken down"])
def test_what_is_closed_later_is_told_nowhere_from_then_on(
    how: str, page: FindingPage, section: SectionPage, client: Client
) -> None:
    match how:
        case "the paragraph":
            tree.write(section, [tree.paragraph("New words", OPEN, access="practitioners"), KEPT])
        case "its section":
            tree.release(_with(section, access="practitioners"))
        case "the finding":
            say(page, access="practitioners")
        case "taken down":
            for one in FindingPage.objects.filter(translation_key=page.translation_key):
                one.unpublish()
    assert places(client, TITLE) == []
    assert places(client, "told-first") == []
    assert told(page) == []
    assert client.get(page.url).status_code == 404
    if how != "taken down":
        assert reasons.readable([str(page.translation_key)], language="en", reader=INSIDE)


def test_it_opens_again_with_its_paragraph_unless_it_is_closed_itself(page: FindingPage, section: SectionPage) -> None:
    tree.write(section, [tree.paragraph("New words", OPEN, access="practitioners"), KEPT])
    assert AccessRule.objects.filter(page_key=page.translation_key).exists()
    tree.write(section, [tree.paragraph("New words", OPEN), KEPT])
    assert not AccessRule.objects.filter(page_key=page.translation_key).exists()
    say(page, access="practitioners")
    tree.write(section, [tree.paragraph("New words again", OPEN, access="practitioners"), KEPT])
    tree.write(section, [tree.paragraph("New words again", OPEN), KEPT])
    assert AccessRule.objects.filter(page_key=page.translation_key).exists()


def test_one_closed_paragraph_closes_a_finding_on_several_and_stays_closed_when_it_is_gone(
    section: SectionPage,
) -> None:
    page = finding(numbers=["1.1.1", "1.1.2"])
    assert AccessRule.objects.filter(page_key=page.translation_key).exists()
    tree.write(section, [tree.paragraph("Open words", OPEN)])
    say(page, summary="Said again.")
    assert AccessRule.objects.filter(page_key=page.translation_key).exists()
    assert AccessRule.objects.filter(block_id=CLOSED).exists()


def test_search_drops_what_was_closed(page: FindingPage) -> None:
    assert SearchEntry.objects.filter(page_key=page.translation_key).count() == 2
    page.unpublish()
    assert not SearchEntry.objects.filter(page_key=page.translation_key, language="en").exists()


def _with(section: SectionPage, **said: Any) -> SectionPage:
    draft = section.get_latest_revision_as_object()
    for name, value in said.items():
        setattr(draft, name, value)
    return draft
