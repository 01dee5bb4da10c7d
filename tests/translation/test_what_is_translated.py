"""What a translator may say anew on a real page, and what is the same in every language whatever anybody says."""

import re
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from home.models import HomePage, NewsIndexPage, NewsPage
from hub.models import AltText
from hub.publishing.services.publish import publish
from manual.models import CitableNumber, ManualPage, SectionPage
from tests.manual import media, tree
from tests.translation.conftest import submit, target
from translation.models import PageTranslation
from translation.queries.texts import segments_of
from translation.services.approve import approve
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db

FIGURE, FORM, TEXT = (f"40000000-0000-0000-0000-00000000000{place}" for place in (1, 2, 3))
ROMANIAN = {
    "two-calls": "doua-apeluri",
    "Two calls": "Două apeluri",
    "first-hours": "primele-ore",
    "First hours": "Primele ore",
    "Who calls whom": "Cine sună pe cine",
    "Arrows from the police to child protection": "Săgeți de la poliție la protecția copilului",
    "Hand-over record": "Proces-verbal de predare",
    "Goes with the child": "Însoțește copilul",
}


def carry(page: Any, *, editor: Any, translator: Any, reviewer: Any) -> Any:
    """Through submit, every text written, review and approval; returns the public Romanian page."""
    row: PageTranslation = submit(page, editor)
    edits = [Edit(one.key, said(one), mark(one.target)) for one in segments_of(row)]
    assert save_segments(translation=row, edits=edits, by=translator).problems == {}
    approve(translation=send_to_review(translation=row, by=translator), by=reviewer)
    return target(page)


def said(segment: Any) -> str:
    text = segment.shown(segment.source)
    if text in ROMANIAN:
        return ROMANIAN[text]
    return text.replace("the rules", "regulile").replace("Read", "Citiți") if "the rules" in text else f"RO {text}"


def paths(page: Any) -> set[str]:
    """The paths of the texts that a translator of the page is asked for."""
    row = PageTranslation.objects.get(page_key=page.translation_key, language="ro")
    return {segment.path for segment in segments_of(row)}


@pytest.fixture
def people(editor: Any, translator: Any, reviewer: Any) -> dict[str, Any]:
    return {"editor": editor, "translator": translator, "reviewer": reviewer}


@pytest.fixture
def section(people: dict[str, Any]) -> SectionPage:
    """English, with a figure, a form to download and a link within a sentence."""
    root = tree.plant(HomePage.objects.get(locale__language_code="en"))
    chapter = tree.chapter(root, "First hours")
    figure = {
        "image": media.image().pk,
        "alt": "Arrows from the police to child protection",
        "text": "<p>Who calls whom</p>",
        "access": "public",
    }
    form = {
        "title": "Hand-over record",
        "document": media.document().pk,
        "text": "<p>Goes with the child</p>",
        "version": "",
        "date": None,
        "access": "public",
    }
    text = {"text": '<p>Read <a href="https://example.org/x">the rules</a>.</p>', "access": "public"}
    body = [tree.block("figure", figure, FIGURE), tree.block("form", form, FORM), tree.block("paragraph", text, TEXT)]
    return tree.section(chapter, "Two calls", body)


@pytest.fixture
def romanian(section: SectionPage, people: dict[str, Any]) -> SectionPage:
    for page in (section.get_parent().get_parent().specific, section.get_parent().specific):
        carry(page, **people)
    return carry(section, **people)


def read(client: Any, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.content.decode()


def test_words_of_pictures_documents_links_and_addresses_are_the_translator_s(
    client: Any, romanian: SectionPage
) -> None:
    address = romanian.get_url()
    assert address == "/ro/manual/primele-ore/doua-apeluri/"
    page = read(client, address)
    assert 'alt="Săgeți de la poliție la protecția copilului"' in page
    assert re.search(r"<figcaption[^>]*>.*?Cine sună pe cine", page, re.DOTALL)
    assert "Proces-verbal de predare" in page
    assert "Însoțește copilul" in page
    assert re.search(r'<a [^>]*href="https://example.org/x"[^>]*>regulile</a>', page)
    for english in set(ROMANIAN) - {"two-calls", "first-hours"}:
        assert english not in page, "a text has stayed in English"


def test_anchors_numbers_and_the_root_are_the_same(client: Any, section: SectionPage, romanian: SectionPage) -> None:
    english, other = read(client, section.get_url()), read(client, romanian.get_url())
    assert [block.id for block in romanian.body] == [FIGURE, FORM, TEXT]
    numbers = list(CitableNumber.objects.paragraphs_of(section.translation_key).values_list("number", flat=True))
    assert numbers == ["1.1.1"]
    anchors = {
        language: set(re.findall(r'id="([^"]+)"', page[page.index("<main") : page.index("</main>")]))
        for language, page in (("en", english), ("ro", other))
    }
    for number in numbers:
        assert any(number in anchor for anchor in anchors["en"]), number
        assert any(number in anchor for anchor in anchors["ro"]), number
        there = client.get(f"/ro/manual/{number}/")
        assert there.status_code == 302
        assert there["Location"].startswith(romanian.get_url())
    assert {one.number for one in CitableNumber.objects.filter(page_key=romanian.translation_key)} >= set(numbers)
    assert ManualPage.objects.get(locale__language_code="ro").slug == "manual"


def test_nobody_is_asked_for_the_address_of_a_fixed_root(section: SectionPage, people: dict[str, Any]) -> None:
    manual = section.get_parent().get_parent().specific
    index = NewsIndexPage.objects.get(locale__language_code="en")
    publish(revision=index.save_revision(user=people["editor"]), by=people["editor"])
    for root in (manual, index):
        assert "slug" not in paths_once_submitted(root, people["editor"])
    submit(section, people["editor"])
    assert "slug" in paths(section)


def paths_once_submitted(page: Any, editor: Any) -> set[str]:
    submit(page, editor)
    return paths(page)


def test_a_renamed_list_of_news_keeps_its_address(client: Any, people: dict[str, Any]) -> None:
    index = NewsIndexPage.objects.get(locale__language_code="en")
    publish(revision=index.save_revision(user=people["editor"]), by=people["editor"])
    row = submit(index, people["editor"])
    edits = [Edit(one.key, f"RO {one.shown(one.source)}", mark(one.target)) for one in segments_of(row)]
    assert not save_segments(translation=row, edits=edits, by=people["translator"]).problems
    approve(translation=send_to_review(translation=row, by=people["translator"]), by=people["reviewer"])
    assert "RO News" in read(client, "/ro/news/")
    assert target(index).slug == "news"


def test_a_picture_of_the_news_speaks_the_language_once_its_words_are_approved(
    client: Any, news: NewsPage, people: dict[str, Any]
) -> None:
    image = media.image()
    draft = news.get_latest_revision_as_object()
    draft.image, draft.caption = image, "Who calls whom"
    publish(revision=draft.save_revision(user=people["editor"]), by=people["editor"])
    news.refresh_from_db()
    translated = carry(news, **people)
    words = AltText.objects.create(image=image, language="ro", text="Un desen")
    cache.clear()
    page = read(client, translated.get_url())
    assert 'alt="A drawing"' in page, "words that nobody approved are shown"
    assert "Cine sună pe cine" in page
    words.approved_by, words.approved_at = people["reviewer"], timezone.now()
    words.save()
    cache.clear()
    assert 'alt="Un desen"' in read(client, translated.get_url())
    assert 'alt="A drawing"' in read(client, news.get_url())
