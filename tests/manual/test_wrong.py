"""Readers say that something is wrong: without account or address, with nothing about a case, and never by a GET."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from manual.models import ManualPage, SectionPage, SectionReport
from manual.services import report_wrong
from manual.services.purge_reports import purge_reports
from manual.views.wrong import FROM_ONE_NETWORK
from tests.manual import tree

pytestmark = pytest.mark.django_db
WRONG = "/en/manual/1.1/wrong/"
SAID = {"kind": "unclear", "text": "I do not know who calls whom at night."}


@pytest.fixture
def section(root: ManualPage) -> SectionPage:
    return tree.section(tree.chapter(root, "First hours"), "First contact", [tree.paragraph("Words")])


def test_the_section_links_to_a_form_that_keeps_a_report(section: SectionPage, client: Client) -> None:
    assert f'href="{WRONG}"' in client.get(section.url).content.decode()
    page = client.get(WRONG)
    assert "no-store" in page.headers["Cache-Control"]
    assert "Nothing about a case" in page.content.decode()
    answer = client.post(WRONG, SAID)
    assert (answer.status_code, answer.url) == (302, f"{WRONG}sent/")
    report = SectionReport.objects.get()
    assert (report.page_key, report.number, report.language) == (section.translation_key, "1.1", "en")
    assert (report.kind, report.text, report.state) == (SAID["kind"], SAID["text"], "new")
    assert "Thank you" in client.get(answer.url).content.decode()


def test_a_get_keeps_nothing(section: SectionPage, client: Client) -> None:
    client.get(WRONG, SAID)
    client.get(f"{WRONG}sent/", SAID)
    assert client.post(f"{WRONG}sent/", SAID).status_code == 405
    assert not SectionReport.objects.exists()


def test_a_form_from_elsewhere_is_refused(section: SectionPage) -> None:
    assert Client(enforce_csrf_checks=True).post(WRONG, SAID).status_code == 403
    assert not SectionReport.objects.exists()


@pytest.mark.parametrize(
    "text",
    [
        "The girl, born 3 May 2009, was sent away.",
        "Her number is 2960229410017.",
        "Write to maria.pop@example.org about it.",
        "Dosar nr. 1234/5/2026 shows that it is wrong.",
        "BSN 111222333 did not help.",
        "They live at Dorpsstraat 12.",
    ],
)
def test_text_that_could_point_to_a_person_is_refused_and_stays_typed(
    section: SectionPage, client: Client, text: str
) -> None:
    answer = client.post(WRONG, {"kind": "unclear", "text": text})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert text in page
    assert 'aria-invalid="true"' in page
    assert not SectionReport.objects.exists()


def test_a_wrong_contact_may_be_named_but_no_person(section: SectionPage, client: Client) -> None:
    said = {"kind": "contact", "text": "The hotline is now +31 20 123 4567, help@example.org."}
    assert client.post(WRONG, said).status_code == 302
    assert client.post(WRONG, {**said, "text": "Call 020 123 4567, CNP 2960229410017."}).status_code == 422
    assert SectionReport.objects.count() == 1


def test_an_age_alone_is_no_case(section: SectionPage, client: Client) -> None:
    assert (
        client.post(WRONG, {"kind": "law", "text": "A 15-year-old may be heard without a guardian."}).status_code == 302
    )


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({}, "This field is required"),
        ({"kind": "unclear", "text": "  "}, "This field is required"),
        ({"kind": "other", "text": "Words"}, "Select a valid choice"),
        ({"kind": "unclear", "text": "a" * 1501}, "at most 1500"),
        ({"kind": "unclear", "text": "nul\0nul"}, "Null characters"),
    ],
)
def test_bad_input_is_said_at_the_field(section: SectionPage, client: Client, said: dict[str, str], words: str) -> None:
    page = client.post(WRONG, said).content.decode()
    assert words in page
    assert said.get("text", "").replace("\0", "")[:20].strip() in page.replace("\0", "")
    assert not SectionReport.objects.exists()


def test_bytes_that_are_no_text_break_nothing(section: SectionPage, client: Client) -> None:
    body = b"kind=unclear&text=%ED%A0%80+%E2%80%AEright+to+left+%3Cscript%3E"
    answer = client.post(WRONG, body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 302
    assert "<script>" in SectionReport.objects.get().text


def test_a_program_is_thanked_and_not_heard(section: SectionPage, client: Client) -> None:
    assert client.post(WRONG, {**SAID, "website": "https://spam.example"}).status_code == 302
    assert not SectionReport.objects.exists()


def test_one_network_is_heard_so_many_times_a_day(section: SectionPage, client: Client) -> None:
    for _each in range(FROM_ONE_NETWORK):
        client.post(WRONG, SAID)
    answer = client.post(WRONG, SAID)
    assert answer.status_code == 429
    assert SAID["text"] in answer.content.decode()
    assert SectionReport.objects.count() == FROM_ONE_NETWORK
    assert client.post(WRONG, SAID, REMOTE_ADDR="198.51.100.7").status_code == 302


def test_a_section_takes_so_many_a_day_even_while_nobody_is_counted(
    section: SectionPage, client: Client, settings: Any
) -> None:
    settings.CACHES = {"default": {"BACKEND": "hub.cache.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:1/0"}}
    for _each in range(report_wrong.MOST_A_DAY):
        assert client.post(WRONG, SAID).status_code == 302
    assert client.post(WRONG, SAID).status_code == 429
    SectionReport.objects.update(sent_at=timezone.now() - timedelta(days=2))
    assert client.post(WRONG, SAID).status_code == 302


def test_a_section_for_practitioners_hears_practitioners_alone(section: SectionPage, client: Client) -> None:
    tree.write(section, [tree.paragraph("Words")], access="practitioners")
    for path in (WRONG, f"{WRONG}sent/"):
        assert client.get(path).status_code == 404
    assert client.post(WRONG, SAID).status_code == 404
    assert client.get("/en/manual/9.9/wrong/").status_code == 404
    client.force_login(tree.editor())
    assert client.post(WRONG, SAID).status_code == 302


def test_a_report_on_a_text_without_translation_is_about_the_source(section: SectionPage, client: Client) -> None:
    client.post("/ro/manual/1.1/wrong/", SAID)
    assert SectionReport.objects.get().language == "en"


def test_reports_are_forgotten_after_half_a_year(section: SectionPage, client: Client) -> None:
    client.post(WRONG, SAID)
    assert purge_reports() == 0
    SectionReport.objects.update(sent_at=timezone.now() - timedelta(days=181), state="answered")
    assert purge_reports() == 1
    assert not SectionReport.objects.exists()
