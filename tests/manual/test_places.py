"""Places that a country fills: the facts and annexes of today on pages, and of their day in editions."""

from typing import Any

import pytest
from django.test import Client

from hub.models import CountryFact
from hub.ports import versions
from manual.models import FrozenSection, ManualPage, SectionPage
from manual.services.freeze_impression import section_hash
from manual.services.write_annex import write_annex
from tests.manual import making, tree
from tests.manual.test_annexes import publish
from tests.manual.test_budgets import own_queries, told

pytestmark = pytest.mark.django_db

PAGE = "/en/manual/first-hours/first-contact/"


def contact(access: str = "public") -> dict[str, Any]:
    return tree.block("contact", {"title": "Whom to call", "fact": "police", "access": access})


def place(access: str = "public") -> dict[str, Any]:
    return tree.block("annex", {"title": "In your country", "access": access})


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    CountryFact.objects.create(country_id="NL", kind="police", value="Dutch desk +31 20 000 000")
    CountryFact.objects.create(country_id="DK", kind="police", value="Danish desk")
    return tree.section(
        tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Sit."), contact(), place()]
    )


def annex(section: SectionPage, text: str = "<p>Our own rule.</p>", country: str = "NL") -> None:
    by = tree.editor()
    written = write_annex(
        page_key=section.translation_key, country=country, language="en", text=text, review_date=None, by=by
    )
    publish(written.annex, by)


def text(lens: str = "", path: str = PAGE) -> str:
    client = Client()
    if lens:
        client.cookies["lens"] = lens
    answer = client.get(path)
    assert answer.status_code == 200
    return " ".join(answer.text.split())


def test_a_place_shows_the_fact_of_the_country_or_how_to_choose_one(section: SectionPage) -> None:
    assert "choose your country to see it" in text()
    assert 'href="tel:+3120000000"' in text("NL")
    assert "Danish desk" not in text("NL")
    assert "nobody has entered it for Norway yet" in text("NO")


def test_a_place_shows_the_annex_of_the_country(section: SectionPage) -> None:
    assert "No country has written anything" in text()
    annex(section)
    assert "Our own rule." in text("NL")
    assert "Our own rule." not in text()
    assert "Written by: Netherlands" in text()
    assert "Denmark has written nothing" in text("DK")


def test_an_annex_without_a_place_is_shown_after_the_text(section: SectionPage) -> None:
    annex(section)
    tree.write(section, [tree.paragraph("Sit.")])
    assert "Our own rule." in text("NL")
    assert "Our own rule." not in text("DK")


def test_a_place_for_practitioners_shows_the_public_nothing(section: SectionPage) -> None:
    annex(section)
    tree.write(section, [tree.paragraph("Sit."), contact("practitioners"), place("practitioners")])
    assert "Our own rule." not in text("NL")
    assert "Whom to call" not in text("NL")


def test_an_edition_keeps_the_list_and_shows_today_beside_it(section: SectionPage) -> None:
    annex(section)
    edition = making.make("1")
    frozen = FrozenSection.objects.get(impression__edition=edition, kind="section")
    kept = {block["kind"]: block for block in frozen.blocks}
    assert [entry["country"] for entry in kept["contact"]["more"]["entries"]] == ["DK", "NL"]
    assert kept["annex"]["more"]["entries"][0]["text"] == "<p>Our own rule.</p>"
    assert "Danish desk" in frozen.html
    CountryFact.objects.filter(country_id="NL").update(value="New desk")
    annex(section, "<p>A newer rule.</p>")
    versions.bump()
    then = text("NL", "/en/manual/1.1/?edition=1")
    assert "New desk" in then
    assert "as of today" in then
    assert "Dutch desk" in then
    assert "Our own rule." in then
    assert "A newer rule." not in then
    assert "Danish desk" in text("", "/en/manual/1.1/?edition=1")
    frozen.refresh_from_db()
    assert section_hash(frozen) == frozen.sha256


def test_places_cost_no_query_each(section: SectionPage, client: Client) -> None:
    annex(section)
    client.cookies["lens"] = "NLp"
    few = own_queries(client, PAGE)
    assert len(few) <= 10, told(few)
    tree.write(section, [tree.paragraph("Sit."), *[contact() for _ in range(5)], *[place() for _ in range(3)]])
    assert len(own_queries(client, PAGE)) <= len(few)
