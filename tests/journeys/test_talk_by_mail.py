"""Two partners talk by mail alone: SMTP in, Maildir, reading task, page, notice out, and no address on the way."""

import urllib.parse
import urllib.request
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from dissemination.models import MessageText
from initiatives.models import Initiative, Interest, MailNote, Message
from initiatives.services.approve import approve
from initiatives.services.express_interest import express_interest
from initiatives.services.start import start
from initiatives.services.submit import submit
from tests.factories.people import logged_in
from tests.initiatives.conftest import Cast, content, make_cast
from tests.journeys.replies import way_back, write
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = pytest.mark.xdist_group("journey-talk")
AUTHOR, PARTNER = "author@one.example.org", "partner@two.example.org"


@pytest.fixture
def hub(rig: Rig, settings: Any) -> Rig:
    rig.reads_mail, settings.HUB_MAILBOX = True, str(rig.catcher.maildir)
    rig.run_worker()
    return rig


def test_two_partners_talk_by_mail_and_neither_sees_an_address(hub: Rig) -> None:
    cast = make_cast()
    interest = offered(cast, public(cast))

    came = next_mail(hub, AUTHOR, 2)  # after that of the approval
    assert "We are a unit of two." in came["text"]
    write(
        hub, AUTHOR, came, "Good. When?\n\nKind regards,\nAna Pop\n0722 123 456\nana.pop@one.example.org", quoted=True
    )
    read(hub, 1)
    assert Message.objects.get().text == "Good. When?"

    told = next_mail(hub, PARTNER, 1)
    assert "Good. When?" in told["text"] and "Ana Pop" not in told["text"]
    answer_on_the_catchers_page(hub, told, f"În mai. Scrieți la {PARTNER}.")
    read(hub, 2)
    assert Message.objects.latest("pk").text == "În mai. Scrieți la •••@•••."
    back = next_mail(hub, AUTHOR, 3)
    assert "În mai. Scrieți la •••@•••." in back["text"]

    write(hub, "ana.pop@one.example.org", back, "From my other mailbox.")
    write(hub, AUTHOR, back, "I am away.", **{"Auto-Submitted": "auto-replied"})
    hub.ring("read_mailbox")
    wait_until(lambda: MailNote.objects.count() == 2, "the notes")
    assert Message.objects.count() == 2

    pages = {person: shown(person, interest) for person in (cast.author, cast.partner)}
    assert "It did not come from the address of your account." in pages[cast.author]
    assert "Your mail was not posted" not in pages[cast.partner]
    for person, other in ((cast.author, PARTNER), (cast.partner, AUTHOR)):
        assert "Good. When?" in pages[person]
        nothing_shows(pages[person], other)
    for mail in hub.messages():
        if mail["envelope_from"].startswith("b+"):
            nothing_shows(whole(hub, mail), PARTNER if mail["envelope_to"] == [AUTHOR] else AUTHOR)
    assert way_back(told) != way_back(back)
    wait_until(lambda: not MessageText.objects.filter(text__contains="Good. When?").exists(), "the ledger to forget")


def public(cast: Cast) -> Initiative:
    made, _new = start(organisation=cast.organisation, author=cast.author, content=content(), submission=uuid4())
    waiting = submit(initiative=made, by=cast.author, attested=True)
    return approve(initiative=waiting, by=cast.moderator, version=waiting.draft.version)


def offered(cast: Cast, initiative: Initiative) -> Interest:
    interest, _new = express_interest(
        seat=initiative.seats.get(position=0),
        organisation=cast.other,
        by=cast.partner,
        role="practice",
        country=cast.other.country,
        pitch="We are a unit of two.",
    )
    return interest


def next_mail(hub: Rig, to: str, number: int) -> dict[str, Any]:
    hub.ring("drain_normal")
    return hub.catcher.wait_for(number, to)[-1]


def read(hub: Rig, messages: int) -> None:
    hub.ring("read_mailbox")
    wait_until(lambda: Message.objects.count() == messages, f"{messages} messages")


def answer_on_the_catchers_page(hub: Rig, to: dict[str, Any], text: str) -> None:
    base = f"http://127.0.0.1:{hub.catcher.mail_port}"
    data = urllib.parse.urlencode({"text": text}).encode()
    urllib.request.urlopen(urllib.request.Request(f"{base}/messages/{to['id']}/reply", data, {"Origin": base}))


def shown(person: Any, interest: Interest) -> str:
    page = logged_in(person).get(reverse("partners_conversation", args=[interest.key]))
    return str(page.content.decode())


def whole(hub: Rig, mail: dict[str, Any]) -> str:
    raw = (hub.catcher.folder / f"{mail['id']}.eml").read_text()
    return f"{raw} {mail['envelope_from']} {mail['subject']} {mail['text']} {mail['html']} {mail['headers']}"


def nothing_shows(text: str, other: str) -> None:
    for secret in (other, other.replace("@", "=40"), "ana.pop@", "0722 123 456", "Strada"):
        assert secret not in text
