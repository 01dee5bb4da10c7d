"""The pages of the law: instruments, and an article with all that is known of it."""

from datetime import date
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.test import Client

from hub.models import LegalAmendment, LegalArticle, LegalTitle, NationalProvision
from hub.publishing.calendar import today
from manual.models import ManualPage
from manual.services.prepare_edition import prepare_edition
from manual.services.submit_edition import submit_edition
from tests.factories import law, people
from tests.manual import tree
from tests.manual.making import approve

pytestmark = pytest.mark.django_db
KEY = "2011/36/EU 13(2)"
PAGE = "/en/law/2011-36-eu-13-2/"


@pytest.fixture
def article(root: ManualPage) -> LegalArticle:
    instrument = law.instrument(adopted_on=date(2011, 4, 5), consolidated_on=date(2024, 7, 14))
    LegalTitle.objects.create(
        instrument=instrument, language="en", title="Directive on trafficking", approved_at="2026-11-01T00:00Z"
    )
    made = law.article(KEY)
    made.subjects.create(language="en", subject="Presumption of childhood", approved_at="2026-11-01T00:00Z")
    return made


def test_an_article_leads_to_its_text_in_the_readers_language(article: LegalArticle, client: Client) -> None:
    text = client.get(PAGE).text
    assert "https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:02011L0036-20240714" in text
    assert "http://data.europa.eu/eli/dir/2011/36/2024-07-14" in text
    assert 'href="http://data.europa.eu/eli/dir/2011/36/oj"' in text
    assert "/RO/TXT/" in client.get(PAGE.replace("/en/", "/ro/")).text


def test_it_says_where_it_applies(article: LegalArticle, client: Client) -> None:
    text = client.get(PAGE).text
    assert "States bound by Directive 2011/36/EU" in text
    assert "It does not bind Denmark, Iceland, Liechtenstein, Norway." in text


def test_it_says_what_amended_it_and_what_stands_in_the_countries(article: LegalArticle, client: Client) -> None:
    LegalAmendment.objects.create(
        article=article, act="(EU) 2024/1712", since=date(2024, 7, 14), note="For editors", marked_by=tree.editor()
    )
    NationalProvision.objects.create(
        article=article, country_id="RO", name="Codul penal", provision="art. 211", language="ro"
    )
    text = client.get(PAGE).text
    assert "Amended by (EU) 2024/1712, since 14 July 2024." in text
    assert "For editors" not in text
    assert '<span lang="ro">Codul penal, art. 211</span>' in text
    assert "checked by nobody yet" in text


def test_it_lists_what_rests_on_it_and_what_the_edition_in_force_says(
    article: LegalArticle, root: ManualPage, client: Client
) -> None:
    first, second, moved = (str(uuid4()) for _ in range(3))
    reference = tree.block("legal", {"article": KEY, "text": "", "access": "public"}, moved)
    chapter = tree.chapter(root, "First hours")
    section = tree.section(
        chapter, "First contact", [tree.paragraph("One", first), reference, tree.paragraph("Two", second)]
    )
    edition(number="1")
    assert "edition 1" not in client.get(PAGE).text
    tree.write(section, [tree.paragraph("One", first), tree.paragraph("Two", second), reference])
    text = client.get(PAGE).text
    assert "/en/manual/first-hours/first-contact/#p-1.1.2" in text
    assert "not yet in edition 1" in text
    assert "Only in edition 1, which is in force" in text
    assert 'href="/en/manual/1.1.1/?edition=1"' in text


def test_a_place_for_practitioners_is_named_to_them_alone(
    article: LegalArticle, root: ManualPage, client: Client
) -> None:
    reference = tree.block("legal", {"article": KEY, "text": "", "access": "practitioners"}, str(uuid4()))
    tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("One"), reference])
    edition(number="1")
    text = client.get(PAGE).text
    assert "first-contact" not in text
    assert "1.1.1" not in text
    person = people.logged_in(people.user(is_superuser=True))
    assert "1.1.1" in person.get(PAGE).text


def edition(*, number: str) -> None:
    draft = prepare_edition(number=number, title="Edition", effective=today(), by=tree.editor())
    submit_edition(draft=draft, by=tree.editor())
    approve(draft)


def test_the_list_names_each_instrument_once(article: LegalArticle, client: Client) -> None:
    law.article("2011/36/EU 14")
    text = client.get("/en/law/").text
    assert text.count("Directive on trafficking") == 1
    assert 'id="2011-36-eu"' in text
    assert "Presumption of childhood" in text


def test_what_is_unknown_is_not_found(article: LegalArticle, client: Client) -> None:
    assert client.get("/en/law/2011-36-eu-99/").status_code == 404


def test_the_block_says_what_holds_in_the_readers_country(
    article: LegalArticle, root: ManualPage, client: Client
) -> None:
    NationalProvision.objects.create(
        article=article, country_id="RO", name="Codul penal", provision="art. 211", language="ro"
    )
    reference = tree.block("legal", {"article": KEY, "text": "", "access": "public"}, str(uuid4()))
    tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Words"), reference])
    address = "/en/manual/first-hours/first-contact/"
    assert "Codul penal" not in client.get(address).text
    client.cookies["lens"] = "RO"
    assert "Codul penal, art. 211" in client.get(address).text
    client.cookies["lens"] = "DK"
    cache.clear()
    assert "It does not bind Denmark." in client.get(address).text
