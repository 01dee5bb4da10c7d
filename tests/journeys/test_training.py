"""A training, from the form to the certificate that anybody can check, with real processes and caught mail."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from research.models import Certificate, Registration
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-training")

ANA, BEN = "ana@unit.example.org", "ben@house.example.org"


def test_from_the_form_to_a_certificate_that_is_checked(hub_processes: Rig, page: Page) -> None:
    hub = hub_processes
    run(hub, "announce")
    for address, name in ((ANA, "Ana Ionescu-Pop"), (BEN, "Ben van der Berg")):
        page.goto(hub.url("/en/training/first-hours/"))
        page.get_by_role("link", name=re.compile("Register|Join the waiting list")).click()
        page.get_by_label("E-mail address").fill(address)
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("Organisation").fill("Unit One")
        page.get_by_label("Which of these are you?").select_option("police")
        page.get_by_label("In which country do you work?").select_option("RO")
        page.get_by_role("button", name="Register").click()
        expect(page.get_by_role("heading", name="Look into your mailbox")).to_be_visible()
        page.goto(link_in(mail(hub, address, "Please confirm")))
        page.get_by_role("button", name="Yes, I would like to come").click()
        expect(page.get_by_role("heading", name="Your registration")).to_be_visible()
    assert "Your place in line: 1" in mail(hub, BEN, "You are on the waiting list")["text"]

    page.goto(link_in(mail(hub, ANA, "You have a place")))
    page.get_by_role("button", name="Give my place back").click()
    expect(page.get_by_text("You have given your place back.")).to_be_visible()
    assert "you have waited longest" in mail(hub, BEN, "You have a place")["text"]

    run(hub, "bring_forward")
    mail(hub, BEN, "Other dates or another place")
    mail(hub, BEN, "Soon")

    run(hub, "let_it_pass")
    letter = mail(hub, BEN, "Your certificate")
    number = Certificate.objects.get().number
    assert number in letter["text"]
    page.goto(link_in(letter))
    with page.expect_download() as download:
        page.get_by_role("button", name="Get the certificate").click()
    assert download.value.suggested_filename == f"{number}.pdf"
    assert download.value.path().read_bytes().startswith(b"%PDF")

    page.goto(hub.url("/en/training/certificates/"))
    page.get_by_label("Number of the certificate").fill(number.lower())
    page.get_by_role("button", name="Check", exact=True).click()
    expect(page.get_by_text("This certificate is real")).to_be_visible()
    assert "Ben" not in page.content()
    page.get_by_label("Name").fill("van der berg BEN")
    page.get_by_role("button", name="Compare the name").click()
    expect(page.get_by_text("was made out in this name")).to_be_visible()

    assert [len(hub.messages(to=address)) for address in (ANA, BEN)] == [2, 6]
    assert Registration.objects.count() == 2


def run(hub: Rig, act: str) -> None:
    hub.manage("shell", "-c", f"from tests.journeys import training_content; training_content.{act}()")


def mail(hub: Rig, address: str, subject: str) -> dict[str, Any]:
    def found() -> list[dict[str, Any]]:
        return [one for one in hub.messages(to=address) if one["subject"].startswith(subject)]

    wait_until(lambda: bool(found()), f"{subject} to {address}")
    (one,) = found()
    return one


def link_in(letter: dict[str, Any]) -> str:
    found = re.search(r"http\S+/training/\S+", letter["text"])
    assert found is not None
    return found[0]
