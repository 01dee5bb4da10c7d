"""Pages without account in a browser: a scanner that runs scripts changes nothing, a person needs none; at 360 px."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page
from pytest_django.live_server_helper import LiveServer

from dissemination.contact_links import about
from dissemination.models import Contact, ContactRequest, ContactReview, Delivery, DeliveryEvent, OutboundMessage
from dissemination.services.links import filled
from dissemination.services.review_contacts import ask_due
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import agency, approved_plan, contact
from tests.rig.browser import axe_violations

pytestmark = pytest.mark.django_db(transaction=True)
TELEPHONE = {"width": 360, "height": 740}


@pytest.fixture
def addresses(live_server: LiveServer) -> list[str]:
    """Of both pages, as they stand in the mails."""
    row = contact(agency("Unit & Co"), "desk@example.org", "ro", role_title="Desk")
    approved_plan()
    run_plans()
    Contact.objects.update(review_due="2020-01-01")
    ask_due()
    ack = filled(OutboundMessage.objects.get(kind="distribution").fill)["ack"]
    page = filled({"page": about(row)})["page"]
    return [live_server.url + urlsplit(one).path for one in (ack, page)]


def seen() -> tuple[object, ...]:
    return (
        list(DeliveryEvent.objects.values_list("pk")),
        list(Delivery.objects.values_list("state", "revoked_at")),
        list(ContactRequest.objects.values_list("pk")),
        list(ContactReview.objects.values_list("said")),
        list(Contact.objects.values_list("status", "verified_on", "review_due")),
    )


def test_a_scanner_that_runs_scripts_and_follows_links_changes_nothing(browser: Browser, addresses: list[str]) -> None:
    before = seen()
    page = browser.new_page()
    for address in addresses:
        assert page.request.head(address).status == 200
        page.goto(address)
        page.wait_for_load_state("networkidle")
        links = page.eval_on_selector_all("a[href]", "found => found.map(one => one.href)")
        deep = [one for one in links if urlsplit(one).path.count("/") > 3][:12]
        assert any(address.split("/")[-2] in link for link in deep), "those with the secret are among them"
        for link in deep:
            page.request.get(link)
        page.mouse.move(50, 50)
    page.close()
    assert seen() == before


def test_a_person_answers_without_script_on_a_telephone(browser: Browser, addresses: list[str]) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=TELEPHONE)
    page = context.new_page()
    page.goto(addresses[0].replace("/ro/", "/en/"))
    page.get_by_label("It has arrived").check()
    page.get_by_label("Name of your office").fill("Desk 4")
    with page.expect_navigation():
        page.get_by_role("button", name="Record this answer").click()
    assert page.get_by_role("heading", name="Thank you").is_visible()
    assert page.get_by_text("Office: Desk 4").is_visible()
    page.goto(addresses[1].replace("/ro/", "/en/"))
    page.get_by_label("It is not me").check()
    with page.expect_navigation():
        page.get_by_role("button", name="Send this answer").click()
    assert page.get_by_text("You asked to be removed").is_visible()
    assert Contact.objects.get().status == "paused"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_are_accessible_and_fit_a_telephone(browser: Browser, addresses: list[str], scheme: str) -> None:
    context = browser.new_context(viewport=TELEPHONE, color_scheme=scheme)  # type: ignore[arg-type]
    page = context.new_page()
    for address in [*addresses, f"{addresses[0][:-4]}/"]:
        page.goto(address)
        assert axe_violations(page) == []
        assert fits(page)
    context.close()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
