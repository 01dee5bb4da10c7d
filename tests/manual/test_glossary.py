"""The glossary: its list, a page for each term, links in the text, and where a term is used."""

from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from hub.models import GlossaryConcept, GlossaryTerm
from hub.publishing.services.take_down import take_down
from manual.models import ManualPage, SectionPage, TermUse
from manual.queries import glossary
from manual.tasks import index_terms, index_waiting_words
from tests.factories import people
from tests.manual import tree

pytestmark = pytest.mark.django_db
ADDRESS = "/en/manual/first-hours/first-contact/"


def term(key: str, language: str, word: str, definition: str = "", *, approved: bool = True) -> GlossaryTerm:
    concept, _made = GlossaryConcept.objects.get_or_create(key=key)
    stamp = "2026-11-01T00:00Z" if approved else None
    return GlossaryTerm.objects.create(
        concept=concept, language=language, term=word, definition=definition, approved_at=stamp
    )


@pytest.fixture
def words(root: ManualPage) -> None:
    term("guardian", "en", "guardian", "Who looks after the child.")
    term("guardian", "ro", "tutore", "Cine are grijă de copil.")
    term("guardian", "de", "Vormund")
    term("victim", "en", "victim", "Who was trafficked.")


@pytest.fixture
def section(words: None, root: ManualPage) -> SectionPage:
    blocks = [
        tree.paragraph("Call a guardian. Guardians help."),
        tree.paragraph("The victim decides", access="practitioners"),
    ]
    return tree.section(tree.chapter(root, "First hours"), "First contact", blocks)


def test_the_first_use_in_a_section_leads_to_the_term(section: SectionPage, client: Client) -> None:
    text = client.get(ADDRESS).text
    assert text.count('class="term"') == 1
    assert '<a class="term" href="/en/glossary/guardian/" aria-describedby="term-guardian">guardian</a>' in text
    assert "Who looks after the child." in text


def test_the_source_text_below_another_language_opens_that_languages_glossary(
    section: SectionPage, client: Client
) -> None:
    text = client.get(ADDRESS.replace("/en/", "/ro/")).text
    assert 'href="/ro/glossary/guardian/" aria-describedby="term-guardian">guardian</a>' in text


def test_a_word_that_nobody_approved_is_not_linked(words: None, root: ManualPage, client: Client) -> None:
    term("contact", "en", "contact", approved=False)
    tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("A contact")])
    assert 'class="term"' not in client.get(ADDRESS).text


def test_a_new_word_shows_at_once_and_where_it_is_used_soon(section: SectionPage, client: Client) -> None:
    client.get(ADDRESS)
    term("call", "en", "call", "To speak from afar.")
    assert "/en/glossary/call/" in client.get(ADDRESS).text
    index_waiting_words()
    assert [place.number for place in glossary.used_in("call", language="en")] == ["1.1.1"]


def test_a_page_of_a_term_says_all_of_it(section: SectionPage, client: Client) -> None:
    text = client.get("/en/glossary/guardian/").text
    assert "Who looks after the child." in text
    assert '<dd lang="ro">tutore</dd>' in text
    assert '<dd lang="de">Vormund</dd>' in text
    assert f"{ADDRESS}#p-1.1.1" in text
    romanian = client.get("/ro/glossary/guardian/").text
    assert "Cine are grijă de copil." in romanian
    assert '<dd lang="en">guardian</dd>' in romanian


def test_a_term_without_a_definition_borrows_the_english_one(words: None, client: Client) -> None:
    term("victim", "ro", "victimă")
    assert '<p class="lede" lang="en">Who was trafficked.</p>' in client.get("/ro/glossary/victim/").text


def test_unknown_terms_are_not_found(words: None, client: Client) -> None:
    assert client.get("/en/glossary/unknown/").status_code == 404
    term("hidden", "en", "hidden", approved=False)
    assert client.get("/en/glossary/hidden/").status_code == 404


def test_a_use_for_practitioners_is_not_told_to_the_public(section: SectionPage, client: Client) -> None:
    assert ADDRESS not in client.get("/en/glossary/victim/").text
    cache.clear()
    practitioner = people.logged_in(people.user(is_superuser=True))
    assert f"{ADDRESS}#p-1.1.2" in practitioner.get("/en/glossary/victim/").text


def test_uses_follow_what_is_published(section: SectionPage) -> None:
    assert TermUse.objects.count() == 2
    tree.write(section, [tree.paragraph("Nothing of it")])
    assert not TermUse.objects.exists()
    tree.write(section, [tree.paragraph("The guardian")])
    assert TermUse.objects.count() == 1
    take_down(page=section, by=people.user(is_superuser=True))
    assert not TermUse.objects.exists()


def test_the_list_stands_below_its_letters(words: None, client: Client) -> None:
    letters = [(letter, [term.term for term in terms]) for letter, terms in glossary.by_letter("en")]
    assert letters == [("G", ["guardian"]), ("V", ["victim"])]
    text = client.get("/en/glossary/").text
    assert '<a href="#letter-1">G</a>' in text
    assert 'href="/en/glossary/guardian/"' in text


def test_letters_stand_as_the_language_sorts(words: None) -> None:
    term("age", "da", "aldersvurdering")
    term("help", "da", "åben hjælp")
    assert [letter for letter, _terms in glossary.by_letter("da")] == ["A", "G", "V", "Å"]


def test_a_definition_without_words_says_what_the_glossary_says(words: None, root: ManualPage, client: Client) -> None:
    own, empty = str(uuid4()), str(uuid4())
    blocks = [
        tree.block("definition", {"concept": "guardian", "text": "", "access": "public"}, empty),
        tree.block("definition", {"concept": "victim", "text": "<p>Own words</p>", "access": "public"}, own),
    ]
    tree.section(tree.chapter(root, "First hours"), "First contact", blocks)
    text = client.get(ADDRESS).text
    assert "<p>Who looks after the child.</p>" in text
    assert "Own words" in text
    assert "Who was trafficked." not in text


def test_terms_are_in_the_sitemap_in_the_languages_that_have_them(words: None, client: Client) -> None:
    text = client.get("/sitemap.xml").getvalue().decode()
    assert "/ro/glossary/guardian/" in text
    assert "/en/glossary/victim/" in text
    assert "/ro/glossary/victim/" not in text


def test_what_was_public_before_is_found_by_the_beat(section: SectionPage) -> None:
    TermUse.objects.all().delete()
    index_terms()
    assert TermUse.objects.count() == 2
