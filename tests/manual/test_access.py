"""Restricting an English text hides it in every language and every sink of the manual in the same second."""

import pytest
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from hub.people.reader import PUBLIC, Reader
from hub.ports import citable
from hub.ports.related import RelatedQuestion
from hub.publishing.services.take_down import take_down
from manual.models import ChapterPage, CitableNumber, ManualPage, SectionPage
from manual.queries.related import related
from tests.factories.law import article
from tests.manual import tree

pytestmark = pytest.mark.django_db
OPEN = "00000000-0000-4000-8000-000000000001"
ARTICLE = "2011/36/EU 13(2)"
SINKS = [
    "/en/manual/",
    "/ro/manual/",
    "/en/manual/first-hours/",
    "/ro/manual/primele-ore/",
    "/ro/manual/first-hours/",
    "/en/manual/first-hours/first-contact/",
    "/ro/manual/primele-ore/primul-contact/",
    "/ro/manual/first-hours/first-contact/",
    "/en/manual/1.1/",
    "/ro/manual/1.1.1/",
    "/en/law/2011-36-eu-13-2/",
    "/ro/law/2011-36-eu-13-2/",
    "/api/v1/manual/sections",
    "/api/v1/manual/sections/1.1",
    "/api/v1/manual/paragraphs/1.1.1",
    "/api/v1/manual/sections?language=ro",
    "/api/v1/manual/chapters",
    "/en/manual/first-hours/after/",
]
WORDS = ("First contact", "Open words", "Primul contact", "Cuvinte deschise")


@pytest.fixture
def chapter(root: ManualPage) -> ChapterPage:
    article(ARTICLE)
    chapter = tree.chapter(root, "First hours")
    law = tree.block("legal", {"article": ARTICLE, "text": "<p>Law</p>", "access": "public"})
    section = tree.section(chapter, "First contact", [tree.paragraph("Open words", OPEN), law])
    tree.section(chapter, "After", [tree.paragraph(f'<a linktype="page" id="{section.pk}">x</a>')])
    romanian = Locale.objects.get(language_code="ro")
    for page, title, slug in ((root, "Manual", "manual"), (chapter, "Primele ore", "primele-ore")):
        copy = type(page).objects.get(pk=page.pk).copy_for_translation(romanian)
        copy.title, copy.slug = title, slug
        tree.release(copy)
    copy = section.copy_for_translation(romanian)
    copy.title, copy.slug, copy.body = "Primul contact", "primul-contact", [tree.paragraph("Cuvinte deschise", OPEN)]
    tree.release(copy)
    return chapter


def public_text(client: Client) -> str:
    return "".join(client.get(sink, follow=True).content.decode() for sink in SINKS)


def test_a_restricted_chapter_hides_its_romanian_section_at_once(chapter: ChapterPage, client: Client) -> None:
    before = public_text(client)
    assert all(words in before for words in WORDS)
    page = chapter.get_latest_revision_as_object()
    page.access = "practitioners"
    tree.release(page)
    after = public_text(client)
    assert [words for words in (*WORDS, "First hours", "Primele ore") if words in after] == []
    assert citable.get().resolve("1.1", language="ro") is None
    assert citable.get().resting_on(ARTICLE, language="en") == []
    practitioner = Reader(practitioner=True)
    assert citable.get().resolve("1.1.1", language="ro", reader=practitioner).title == "Primul contact"


def test_a_restricted_paragraph_is_hidden_in_every_language(chapter: ChapterPage, client: Client) -> None:
    section = SectionPage.objects.get(slug="first-contact")
    blocks = list(section.body.get_prep_value())
    tree.write(section, [tree.paragraph("Open words", OPEN, access="practitioners"), *blocks[1:]])
    after = public_text(client)
    assert "First contact" in after
    assert [words for words in ("Open words", "Cuvinte deschise") if words in after] == []
    assert client.get("/ro/manual/1.1.1/").status_code == 404
    assert client.get("/api/v1/manual/paragraphs/1.1.1").status_code == 404
    assert citable.get().resting_on(ARTICLE, language="en") == []
    client.force_login(tree.editor())
    assert "Cuvinte deschise" in client.get("/ro/manual/primele-ore/primul-contact/").content.decode()


def test_a_section_that_was_taken_down_leaves_a_tombstone(chapter: ChapterPage, client: Client) -> None:
    take_down(page=SectionPage.objects.get(slug="first-contact"))
    answer = client.get("/en/manual/1.1/")
    assert answer.status_code == 410
    assert "no longer there" in answer.content.decode()
    assert CitableNumber.objects.get(number="1.1").removed_at


def test_unknown_and_forbidden_look_the_same(chapter: ChapterPage, client: Client) -> None:
    section = SectionPage.objects.get(slug="first-contact")
    tree.write(section, list(section.body.get_prep_value()), access="practitioners")
    forbidden = client.get("/en/manual/first-hours/first-contact/")
    unknown = client.get("/en/manual/first-hours/no-such-text/")
    assert (forbidden.status_code, unknown.status_code) == (404, 404)
    assert forbidden.content.replace(b"first-contact", b"") == unknown.content.replace(b"no-such-text", b"")


def test_related_offers_only_what_the_reader_may_see(chapter: ChapterPage) -> None:
    question = RelatedQuestion(language="ro", numbers=frozenset({"1.1"}))
    (item,) = related(question).items
    assert (item.title, item.language) == ("1.1 Primul contact", "ro")
    assert item.url == "/ro/manual/primele-ore/primul-contact/"
    section = SectionPage.objects.get(slug="first-contact")
    tree.write(section, list(section.body.get_prep_value()), access="practitioners")
    assert related(question).items == []
    assert Reader() == PUBLIC


def test_an_untranslated_section_is_shown_in_english_below_either_prefix(chapter: ChapterPage, client: Client) -> None:
    for address in ("/ro/manual/primele-ore/after/", "/ro/manual/first-hours/after/"):
        text = client.get(address).content.decode()
        assert "1.2 After" in text
        assert 'lang="en"' in text
        assert 'href="/ro/manual/1.1/"' in text


def test_a_restriction_set_with_wagtails_own_privacy_holds(chapter: ChapterPage, client: Client) -> None:
    PageViewRestriction.objects.create(page=chapter, restriction_type=PageViewRestriction.LOGIN)
    assert client.get("/en/manual/first-hours/").status_code == 404
    assert client.get("/en/manual/first-hours/first-contact/").status_code == 404
