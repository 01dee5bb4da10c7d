"""Journey 6: a partner posts, a moderator returns and approves, another organisation replies, they talk in the Hub."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser, Page

from hub.models import User
from initiatives.models import Initiative, Interest
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-partner")

MAKE = """
from hub.sample import people, reference
people.make_users(); people.make_organisations(); reference.make_themes()
"""
PASSWORD = "demo-only-9-lanterns"
AUTHOR, OTHER, MODERATOR = "partner@example.org", "practitioner@example.org", "moderator@example.org"
TITLE = "Guardians who answer at night"


@pytest.fixture
def hub(rig: Rig) -> Rig:
    rig.manage("shell", "-c", MAKE)
    rig.run_worker()
    rig.run_web()
    return rig


class Person:
    """Somebody with a browser of their own, without script; remembers every page that they saw."""

    def __init__(self, page: Page, rig: Rig) -> None:
        page.set_default_timeout(8_000)
        self.page, self.rig = page, rig
        self.seen: list[str] = []

    def opens(self, path: str) -> str:
        self.page.goto(self.rig.url(path))
        return self.look()

    def look(self) -> str:
        text = self.page.content()
        self.seen.append(text)
        return text

    def logs_in(self, email: str) -> None:
        self.page.goto(self.rig.url("/account/login/"))
        self.page.locator("[name=login]").fill(email)
        self.page.locator("[name=password]").fill(PASSWORD)
        with self.page.expect_navigation():
            self.page.locator("main form button[type=submit]").first.click()
        assert "/login" not in self.page.url

    def presses(self, name: str) -> str:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name).click()
        return self.look()

    def follows(self, name: str) -> str:
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name).first.click()
        return self.look()


@pytest.fixture
def people(browser: Browser, hub: Rig) -> Iterator[dict[str, Person]]:
    contexts = {
        name: browser.new_context(java_script_enabled=False) for name in ("author", "other", "moderator", "anyone")
    }
    people = {name: Person(context.new_page(), hub) for name, context in contexts.items()}
    people["author"].logs_in(AUTHOR)
    people["other"].logs_in(OTHER)
    people["moderator"].logs_in(MODERATOR)
    yield people
    for context in contexts.values():
        context.close()


def test_a_partner_finds_a_partner(hub: Rig, people: dict[str, Person]) -> None:
    author, other, moderator, anyone = (people[name] for name in ("author", "other", "moderator", "anyone"))
    posts_with_two_seats(author)
    initiative = Initiative.objects.get()
    assert TITLE not in anyone.opens("/en/partners/")
    assert anyone.opens(f"/en/partners/{initiative.key}/") and "Guardians" not in anyone.page.content()

    moderator.opens("/admin/partners/")
    moderator.follows(TITLE)
    moderator.page.get_by_label("The places for partners do not fit the text.").check()
    moderator.page.get_by_label("What to change").fill("Say which country the unit is from.")
    moderator.presses("Return it")
    (letter,) = hub.catcher.wait_for(1, AUTHOR)
    assert "The places for partners do not fit the text." in letter["text"]
    assert "Say which country the unit is from." in letter["text"]

    assert "Say which country the unit is from." in author.opens(f"/en/partners/mine/{initiative.key}/")
    author.follows("Change it")
    author.page.locator("select[name=seats-0-countries]").select_option(["NL"])
    author.page.locator("[name=attest]").check()
    author.presses("Submit to the moderators")
    moderator.opens("/admin/partners/")
    moderator.follows(TITLE)
    moderator.presses("Approve and publish")
    hub.catcher.wait_for(2, AUTHOR)

    assert TITLE in anyone.opens("/en/partners/")
    assert "2 seats open" in anyone.page.content()

    other.opens("/en/partners/")
    other.follows(TITLE)
    other.follows("Offer to take this seat")
    pitch = "We answer at night. Write to us at night.desk@police-nl.example.org or call +31 6 12345678."
    other.page.get_by_label("Why you").fill(pitch)
    assert "Sent. The author answers you here." in other.presses("Send the offer")
    assert Interest.objects.get().pitch == "We answer at night. Write to us at •••@••• or call •••."

    letters = hub.catcher.wait_for(3, AUTHOR)
    path = re.search(r"/en/partners/talks/[0-9a-f-]{36}/", letters[-1]["text"])
    assert path is not None
    assert "Sample Police, Child Protection Unit" in author.opens(path.group())
    author.page.get_by_label("Your message").fill("Gladly. Ask for Pavel, partner@example.org, in spring.")
    author.presses("Send")
    hub.catcher.wait_for(1, OTHER)
    assert "Gladly. Ask for Pavel, •••@•••, in spring." in other.opens(path.group())
    assert "Agreed" in author.presses("Agree: take them on")
    hub.catcher.wait_for(2, OTHER)
    assert "1 seat open" in anyone.opens("/en/partners/")

    nobody_shows_an_address(hub, people)


def posts_with_two_seats(author: Person) -> None:
    author.opens("/en/partners/new/")
    page = author.page
    page.locator("[name=text-en-title]").fill(TITLE)
    page.locator("[name=text-en-summary]").fill("A network of guardians who can be called at any hour.")
    page.locator("[name=kind]").select_option("exchange")
    page.locator("[name=themes][value=guardianship]").check()
    page.locator("[name=deadline_day]").fill(f"{timezone.localdate() + timedelta(days=30)}")
    page.locator("[name=budget]").select_option("small")
    page.locator("[name=seats-0-role]").select_option("practice")
    page.locator("[name=seats-0-organisation_kind]").select_option("police")
    page.locator("[name=seats-1-role]").select_option("support")
    author.presses("Add a seat")
    assert page.locator("[name=text-en-title]").input_value() == TITLE
    assert page.locator("[name=seats-2-role]").count() == 1
    page.locator("[name=attest]").check()
    assert "Submitted" in author.presses("Submit to the moderators")


def nobody_shows_an_address(hub: Rig, people: dict[str, Person]) -> None:
    """No page that a side or the public saw and no mail body holds an address of any person."""
    addresses = set(User.objects.values_list("email", flat=True))
    for name in ("author", "other", "anyone"):
        for text in people[name].seen:
            assert not [address for address in addresses if address in text], name
    letters = hub.messages()
    assert len(letters) == 5
    for letter in letters:
        (recipient,) = letter["envelope_to"]
        shown = f"{letter['subject']} {letter['text']} {letter['html']} {letter['headers']}"
        assert not [address for address in addresses - {recipient} if address in shown]
        assert "night.desk" not in shown and "12345678" not in shown
