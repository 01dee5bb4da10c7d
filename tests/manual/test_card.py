"""The first-hours card: one screen and one page, out of the public text, for a country, a role and a language."""

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.utils import translation

from hub.models import Country, CountryFact, Theme
from hub.ports import versions
from hub.publishing.services.take_down import take_down
from manual.blocks.choices import Role
from manual.files import card as files
from manual.models import ChapterPage, ManualPage, SectionPage
from manual.queries import card as cards
from tests.manual import tree
from tests.manual.test_budgets import own_queries, told
from tests.rig.browser import need

pytestmark = pytest.mark.django_db

CARD = "/en/manual/card/NL/police/"


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    theme = Theme.objects.create(name="First hours", slug=cards.THEME)
    chapter = tree.chapter(root, "First hours")
    chapter.themes.add(theme)
    chapter = tree.release(chapter)
    CountryFact.objects.create(country_id="NL", kind="hotline", value="Line +31 20 000 000")
    return tree.section(chapter, "First contact", blocks())


def blocks(access: str = "public") -> list[dict[str, Any]]:
    rows = [
        {"role": "police", "title": "Make it safe", "text": "<p>Out of sight.</p>", "handover": "To social work."},
        {"role": "social", "title": "Come at once", "text": "", "handover": ""},
    ]
    return [
        tree.block("steps", {"title": "Two hours", "steps": tree.points(*rows), "access": access}, "b" * 8),
        tree.block("warning", {"title": "Never call the carer", "text": "<p>x</p>", "access": "public"}),
    ]


def shown(path: str = CARD, client: Client | None = None) -> str:
    answer = (client or Client()).get(path)
    assert answer.status_code == 200
    return answer.text


def test_the_card_holds_the_steps_of_the_role_and_the_numbers_of_the_country(section: SectionPage) -> None:
    text = shown()
    for words in ("Make it safe", "Out of sight.", "To social work.", "Never call the carer"):
        assert words in text
    assert 'href="tel:112"' in text
    assert 'href="tel:+31200000 00"'.replace(" ", "") in text
    assert "checked by nobody yet" in text
    assert "Come at once" not in text
    assert "Come at once" in shown("/en/manual/card/NL/social/")
    assert "no step for this role" in shown("/en/manual/card/NL/guardian/")
    assert "Not bound by Directive" in shown("/en/manual/card/DK/police/")


@pytest.mark.parametrize("path", ["XX/police/", "NL/king/", "xx/police/", "nl/king/", "XX/police/card.pdf"])
def test_a_card_that_there_is_not(section: SectionPage, client: Client, path: str) -> None:
    assert client.get(f"/en/manual/card/{path}").status_code == 404


def test_small_letters_lead_for_good_to_the_one_address(section: SectionPage, client: Client) -> None:
    for typed, address in (("nl/police/", CARD), ("Nl/POLICE/", CARD), ("nl/police/card.pdf", f"{CARD}card.pdf")):
        answer = client.get(f"/en/manual/card/{typed}")
        assert (answer.status_code, answer.url) == (301, address)
    assert client.post("/en/manual/card/nl/police/").status_code == 404


def test_choosing_leads_to_the_card_and_a_choice_half_made_says_so(section: SectionPage, client: Client) -> None:
    choice = "/en/manual/card/"
    assert client.get(choice, {"country": "NL", "role": "police"}).url == CARD
    half = client.get(choice, {"country": "", "role": "police"})
    assert half.context["form"].errors["country"]
    client.cookies["lens"] = "NLg"
    assert client.get(choice).context["form"].initial == {"country": "NL", "role": "guardian"}
    assert client.get(choice, {"country": "DK"}).context["form"].initial["country"] == "DK"


def test_what_is_for_practitioners_is_on_no_card(section: SectionPage) -> None:
    assert "Make it safe" in shown()
    tree.write(section, blocks(access="practitioners"))
    for client in (Client(), signed_in()):
        assert "Make it safe" not in shown(client=client)
    tree.write(section, blocks())
    assert "Make it safe" in shown()
    tree.write(section, blocks(), access="practitioners")
    assert "Make it safe" not in shown()
    assert "Make it safe" not in files.html(found("NL", "police", "en"), size="11")


def test_a_change_shows_at_once(section: SectionPage) -> None:
    assert "Make it safe" in shown()
    take_down(page=section, by=tree.editor())
    assert "Make it safe" not in shown()
    CountryFact.objects.update(value="Another line")
    versions.bump()
    assert "Another line" in shown()


def test_the_card_keeps_its_budget(section: SectionPage, client: Client) -> None:
    few = own_queries(client, CARD)
    assert len(few) <= 11, told(few)
    chapter = ChapterPage.objects.get()
    for place in range(4):
        tree.section(chapter, f"More {place}", blocks())
    assert len(own_queries(client, CARD)) == len(few)


def test_the_pdf_is_one_page_and_leads_back(section: SectionPage, client: Client, tmp_path: Path) -> None:
    need(shutil.which("pdftotext"), "poppler")
    answer = client.get(f"{CARD}card.pdf")
    assert answer["Content-Type"] == "application/pdf"
    assert client.get(f"{CARD}card.pdf", HTTP_IF_NONE_MATCH=answer["ETag"]).status_code == 304
    assert client.get(f"{CARD}card.pdf?again=2").url == f"{CARD}card.pdf"
    file = tmp_path / "card.pdf"
    file.write_bytes(answer.content)
    assert pages(file) == 1
    text = subprocess.run(["pdftotext", file, "-"], capture_output=True, text=True, check=True).stdout
    assert "Make it safe" in text
    assert f"{settings.HUB_PUBLIC_URL}{CARD}" in text.replace("\n", "")


def test_the_fullest_card_still_fits_one_page(section: SectionPage, tmp_path: Path) -> None:
    need(shutil.which("pdfinfo"), "poppler")
    CountryFact.objects.all().delete()
    for kind in CountryFact.Kind.values:
        CountryFact.objects.create(country_id="NL", kind=kind, value="Ăn office of several words; " * 20)
    many = [
        {"role": "police", "title": "Do it " * 20, "text": f"<p>{'Words of how. ' * 60}</p>", "handover": "x " * 90}
    ]
    steps = {"title": "Much", "steps": tree.points(*(many * 6)), "access": "public"}
    tree.write(section, [tree.block("steps", steps)])
    file = tmp_path / "card.pdf"
    file.write_bytes(files.card_pdf(found("NL", "police", "en")))
    assert pages(file) == 1


@pytest.mark.usefixtures("sample_content")
def test_every_card_of_the_sample_is_one_page(tmp_path: Path) -> None:
    need(shutil.which("pdfinfo"), "poppler")
    assert Country.objects.count() == 30
    for language, country in (("en", "BE"), ("ro", "RO"), ("nl", "NL"), ("da", "DK")):
        for role in Role.values:
            with translation.override(language):
                card = found(country, role, language)
                file = tmp_path / f"{language}-{role}.pdf"
                file.write_bytes(files.card_pdf(card))
            assert card.steps, (language, role)
            assert {step.language for step in card.steps} == {language}
            assert pages(file) == 1, file.name


def found(country: str, role: str, language: str) -> cards.Card:
    card = cards.card(country, role, language)
    assert card is not None
    return card


def pages(file: Path) -> int:
    told = subprocess.run(["pdfinfo", file], capture_output=True, text=True, check=True).stdout
    return int(next(line for line in told.splitlines() if line.startswith("Pages:")).split()[1])


def signed_in() -> Client:
    client = Client()
    client.force_login(tree.person("admin@example.org", is_superuser=True))
    return client
