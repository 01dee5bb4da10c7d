"""Journey 6: an organisation enters, posts, is returned and approved, is found by an alert, talks by mail, fills a
seat and says how it went. In a real browser: in English with script, in Romanian without."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Browser

from dissemination.models import DigestEntry
from hub.models import Organisation, User
from initiatives.models import Initiative, Interest, InterestState, Message, State
from tests.journeys.person import PASSWORD, Person
from tests.journeys.replies import write
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-partner")

MAKE = """
from hub.sample import people, reference
people.make_users(); people.make_organisations(); reference.make_themes()
"""
AUTHOR, OTHER, MODERATOR = "desk@lighthouse.example", "practitioner@example.org", "moderator@example.org"
ORGANISATION = "Lighthouse for Minors"
TITLE, SUMMARY = "Guardians who answer at night", "A network of guardians who can be called at any hour."
WANTED = "Say which country the unit is from."


@pytest.fixture
def hub(rig: Rig) -> Rig:
    rig.manage("shell", "-c", MAKE)
    rig.reads_mail = True
    rig.run_worker()
    rig.run_web()
    return rig


@pytest.fixture(params=[("en", True), ("ro", False)], ids=["en-with-script", "ro-without-script"])
def people(request: pytest.FixtureRequest, browser: Browser, hub: Rig) -> Iterator[dict[str, Person]]:
    language, script = request.param
    User.objects.filter(email=OTHER).update(preferred_language=language)
    names = ("author", "other", "moderator", "anyone")
    contexts = {
        name: browser.new_context(java_script_enabled=script and name != "moderator", locale=language) for name in names
    }
    people = {
        name: Person(context.new_page(), hub, "en" if name == "moderator" else language)
        for name, context in contexts.items()
    }
    people["other"].logs_in(OTHER)
    people["moderator"].logs_in(MODERATOR)
    yield people
    for context in contexts.values():
        context.close()


def test_a_partner_finds_a_partner(hub: Rig, people: dict[str, Person]) -> None:
    author, other, moderator, anyone = (people[name] for name in ("author", "other", "moderator", "anyone"))
    signs_up(hub, author)
    enters_an_organisation(author)
    is_verified(moderator)
    saves_a_search(other)

    posts(author)
    initiative = Initiative.objects.get()
    assert TITLE not in anyone.opens("/partners/")
    assert TITLE not in anyone.opens(f"/partners/{initiative.key}/")
    is_returned(hub, moderator, author)
    is_changed_and_approved(moderator, author, initiative)
    assert TITLE in anyone.opens("/partners/")

    offers(other, found_by_an_alert(hub, other, initiative))
    interest = Interest.objects.get()
    assert interest.pitch == "We answer at night. Write to us at •••@••• or call •••."
    shortlists(author, initiative)
    talk_by_mail(hub, interest)
    agrees(hub, author, other, interest)
    gives_an_address(author, other, interest)
    ends(hub, author, anyone, initiative)
    nobody_shows_an_address(hub, people)


def signs_up(hub: Rig, author: Person) -> None:
    author.opens("/account/signup/")
    author.fills(email=AUTHOR, password1=PASSWORD, password2=PASSWORD)
    author.sends("main form button[type=submit]")
    (mail,) = hub.catcher.wait_for(1, AUTHOR)
    link = re.search(r"http\S+/account/confirm-email/\S+", mail["text"])
    assert link is not None
    author.opens(link[0])
    author.sends("main form button[type=submit]")
    if "/login" in author.page.url:
        author.logs_in(AUTHOR)
    User.objects.filter(email=AUTHOR).update(preferred_language=author.language)


def enters_an_organisation(author: Person) -> None:
    author.opens("/account/organisations/found/")
    author.fills(name=ORGANISATION, website="https://lighthouse.example", mail_domains="lighthouse.example")
    author.picks(kind="ngo", country="RO")
    author.presses("Enter the organisation")
    assert author.words("The organisation is entered. The Hub will verify it.") in author.page.content()
    author.opens("/partners/new/")
    assert not Organisation.objects.get(name=ORGANISATION).is_verified


def is_verified(moderator: Person) -> None:
    pk = Organisation.objects.get(name=ORGANISATION).pk
    moderator.opens(f"/admin/organisations/verify/{pk}/")
    for question in ("registered", "domain", "mandate", "reached", "safeguarding"):
        moderator.fills(**{f"{question}_seen_on": str(timezone.localdate())})
    moderator.presses("Verify for a year")
    assert Organisation.objects.get(name=ORGANISATION).is_verified


def saves_a_search(other: Person) -> None:
    other.opens("/partners/?kind=exchange")
    other.follows("Save this search")
    other.presses("Save")
    assert other.words("Saved. What is new in it comes with your digests.") in other.page.content()


def posts(author: Person) -> None:
    author.opens("/partners/new/")
    page = author.page
    language = author.language
    author.fills(**{f"text-{language}-title": TITLE, f"text-{language}-summary": SUMMARY})
    author.picks(kind="exchange", budget="small", working_language=language)
    author.ticks("[name=themes][value=guardianship]")
    author.fills(deadline_day=str(timezone.localdate() + timedelta(days=30)))
    author.picks(seats__0__role="practice", seats__0__organisation_kind="police", seats__1__role="support")
    author.presses("Add a seat")
    assert page.locator(f"[name=text-{language}-title]").input_value() == TITLE
    author.picks(seats__2__role="research", rules__0__of="police")
    author.fills(rules__0__least="1")
    author.ticks("[name=attest]")
    author.presses("Submit to the moderators")
    assert Initiative.objects.get().state == State.SUBMITTED


def is_returned(hub: Rig, moderator: Person, author: Person) -> None:
    moderator.opens("/admin/partners/")
    moderator.follows(TITLE)
    moderator.page.get_by_label("The places for partners do not fit the text.").check()
    moderator.page.get_by_label("What to change").fill(WANTED)
    moderator.presses("Return it")
    reason = author.words("The places for partners do not fit the text.")
    wait_until(lambda: any(reason in mail["text"] and WANTED in mail["text"] for mail in hub.messages(AUTHOR)), "it")


def is_changed_and_approved(moderator: Person, author: Person, initiative: Initiative) -> None:
    assert WANTED in author.opens(f"/partners/mine/{initiative.key}/")
    author.follows("Change it")
    author.page.locator("select[name=seats-0-countries]").select_option(["NL"])
    author.ticks("[name=attest]")
    author.presses("Submit to the moderators")
    moderator.opens("/admin/partners/")
    moderator.follows(TITLE)
    moderator.presses("Approve and publish")
    initiative.refresh_from_db()
    assert initiative.is_open


def found_by_an_alert(hub: Rig, other: Person, initiative: Initiative) -> str:
    """The address in the digest that the saved search brought."""
    wait_until(lambda: DigestEntry.objects.exists(), "the entry of the saved search")
    hub.manage("run_digests", f"--at={(timezone.now() + timedelta(days=8)).isoformat()}")
    pattern = re.compile(rf"http\S+/{other.language}/partners/{initiative.key}/")
    wait_until(lambda: any(pattern.search(mail["text"]) for mail in hub.messages(OTHER)), "the digest")
    (link,) = {found for mail in hub.messages(OTHER) for found in pattern.findall(mail["text"])}
    return str(link)


def offers(other: Person, address: str) -> None:
    assert TITLE in other.opens(address)
    other.follows("Offer to take this seat")
    other.fills(pitch="We answer at night. Write to us at night.desk@police-nl.example.org or call +31 6 12345678.")
    other.fills(capacity="Two officers, every night.")
    other.presses("Send the offer")


def shortlists(author: Person, initiative: Initiative) -> None:
    assert "Sample Police, Child Protection Unit" in author.opens(f"/partners/mine/{initiative.key}/replies/")
    author.opens(f"/partners/talks/{Interest.objects.get().key}/")
    author.presses("Shortlist")
    assert Interest.objects.get().state == InterestState.SHORTLISTED


def talk_by_mail(hub: Rig, interest: Interest) -> None:
    """Both reply to what they were sent; each reads the other's words without an address."""

    def replies(sender: str, words: str, number: int) -> None:
        wait_until(lambda: _last_with_a_way(hub, sender, interest) is not None, f"a mail for {sender}")
        write(hub, sender, _last_with_a_way(hub, sender, interest), words)
        hub.ring("read_mailbox")
        wait_until(lambda: Message.objects.count() == number, "the message")

    replies(AUTHOR, "Gladly. Ask for Pavel, partner@example.org, in spring.", 1)
    assert Message.objects.latest("pk").text == "Gladly. Ask for Pavel, •••@•••, in spring."
    wait_until(lambda: any("Gladly." in mail["text"] for mail in hub.messages(OTHER)), "the words")
    replies(OTHER, "In April, then.", 2)


def _last_with_a_way(hub: Rig, to: str, interest: Interest) -> dict | None:
    mails = [mail for mail in hub.messages(to) if f"/talks/{interest.key}/" in mail["text"]]
    ways = [mail for mail in mails if mail["headers"].get("Reply-To", "").startswith("partners+")]
    return ways[-1] if ways else None


def agrees(hub: Rig, author: Person, other: Person, interest: Interest) -> None:
    page = author.opens(f"/partners/talks/{interest.key}/")
    assert "In April, then." in page
    author.presses("Agree: take them on")
    interest.refresh_from_db()
    assert interest.state == InterestState.AGREED and interest.seat.open_places == 0
    told = other.words("The author would like to work with you. Agree on the next steps in the Hub.")
    wait_until(lambda: any(told in mail["text"] for mail in hub.messages(OTHER)), "the answer")


def gives_an_address(author: Person, other: Person, interest: Interest) -> None:
    """Seen by that partner alone, until it is taken back; these looks are no part of what must show no address."""
    path = f"/partners/talks/{interest.key}/"
    assert AUTHOR not in other.opens(path)
    author.presses("Give my address")
    shown = other.opens(path)
    assert AUTHOR in shown
    other.seen.remove(shown)
    author.presses("Take my address back")
    assert AUTHOR not in other.opens(path)


def ends(hub: Rig, author: Person, anyone: Person, initiative: Initiative) -> None:
    """The deadline passes, the Hub closes it and asks, the author answers, and in time it is archived."""
    hour = timedelta(hours=1)
    Initiative.objects.update(deadline=timezone.now() - hour)
    hub.manage("shell", "-c", "from initiatives import tasks; tasks.close_expired()")
    assert TITLE not in anyone.opens("/partners/")
    author.opens(f"/partners/mine/{initiative.key}/")
    author.ticks("[name=outcome][value=found]")
    author.presses("Say how it went")
    initiative.refresh_from_db()
    assert (initiative.state, initiative.outcome) == (State.CLOSED, "found")
    Initiative.objects.update(closed_at=timezone.now() - timedelta(days=400))
    hub.manage("shell", "-c", "from initiatives import tasks; tasks.archive()")
    initiative.refresh_from_db()
    assert initiative.state == State.ARCHIVED


def nobody_shows_an_address(hub: Rig, people: dict[str, Person]) -> None:
    """No page that a side or the public saw, and no mail, holds an address of another person."""
    addresses = set(User.objects.values_list("email", flat=True))
    own = {"author": {AUTHOR}, "other": {OTHER}, "anyone": set()}
    for name, known in own.items():
        for text in people[name].seen:
            assert not [address for address in addresses - known if address in text], name
    for letter in hub.messages():
        if set(letter["envelope_to"]) <= addresses:
            shown = f"{letter['subject']} {letter['text']} {letter['html']} {letter['headers']}"
            assert not [address for address in addresses - set(letter["envelope_to"]) if address in shown]
            assert "night.desk" not in shown and "12345678" not in shown
