"""The pages of the coverage after a plan was sent, came back and was answered: what happened is what they show."""

import csv
import io
import re
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from dissemination.brussels import BRUSSELS
from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.services.drain import drain
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import agency, approved_plan, contact
from tests.dissemination.letters import link_in
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db
BASE = "/admin/distribution/coverage/"
A_TILE = re.compile(r'aria-label="(Denmark|Netherlands|Romania): ([^"]*)"')
NOTHING = {
    "Romania": "0 handed over, 0 confirmed, 4 required",
    "Netherlands": "0 handed over, 0 confirmed, 2 required",
    "Denmark": "0 handed over, 0 confirmed, 1 required",
}


@pytest.fixture
def links(relay: MemoryChannel) -> dict[str, str]:
    """An edition was sent to four agencies in Romania, one in the Netherlands, one in Denmark, where it came back."""
    for country, number in (("RO", 4), ("NL", 1), ("DK", 1)):
        for one in range(number):
            contact(agency(f"Unit {country} {one}", country), f"{country}{one}@example.org".lower())
    agency("Unit without mailbox", "NL")
    approved_plan()
    run_plans()
    relay.answer("dk0@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    drain(lane=Lane.NORMAL, channel=relay)
    return {letter.recipient: link_in(letter) for letter in relay.accepted}


def shown(client: Client, on: str = "") -> dict[str, str]:
    return dict(A_TILE.findall(client.get(BASE, {"edition": "2", "on": on}).text))


def test_what_was_sent_and_answered_is_shown_today_and_not_yesterday(links: dict[str, str]) -> None:
    officer = signed_in("officer")
    sent = {
        "Romania": "4 handed over, 0 confirmed, 4 required",
        "Netherlands": "1 handed over, 0 confirmed, 2 required",
    }
    assert shown(officer) == NOTHING | sent
    for who, said in {"ro0": "adopted", "ro1": "received", "ro2": "received", "ro3": "downloaded"}.items():
        assert Client().post(links[f"{who}@example.org"], {"said": said}).status_code == 302
    assert Client().post(links["nl0@example.org"], {"said": "declined"}).status_code == 302
    answered = NOTHING | {"Romania": "4 handed over, 3 confirmed, 4 required"}
    assert shown(officer) == answered
    today = timezone.localdate(timezone=BRUSSELS)
    assert shown(officer, on=(today - timedelta(days=1)).isoformat()) == NOTHING
    with time_machine.travel(timezone.now() + timedelta(days=1)):  # and a session ends over night
        assert shown(signed_in("officer"), on=today.isoformat()) == answered, (
            "as of a past day all is computed from the events"
        )


def test_each_line_says_how_it_is_known(links: dict[str, str]) -> None:
    officer = signed_in("officer")
    for who, said in {"ro0": "adopted", "ro1": "downloaded", "nl0": "declined"}.items():
        assert Client().post(links[f"{who}@example.org"], {"said": said}).status_code == 302
    answer = officer.get(f"{BASE}agencies.csv", {"edition": "2"})
    rows = csv.DictReader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig")))
    assert {(row["Agency"], row["Impression"], row["State"], row["Known from"]) for row in rows} == {
        ("Unit DK 0", "2/en/1", "Came back", "Relay's answer"),
        ("Unit NL 0", "2/en/1", "Not for this agency", "The agency itself"),
        ("Unit without mailbox", "", "", ""),
        ("Unit RO 0", "2/en/1", "Adopted in its procedures", "The agency itself"),
        ("Unit RO 1", "2/en/1", "Downloaded", "The agency itself"),
        ("Unit RO 2", "2/en/1", "Handed over", "Relay's answer"),
        ("Unit RO 3", "2/en/1", "Handed over", "Relay's answer"),
    }
    confirmed = officer.get(f"{BASE}agencies/", {"edition": "2", "what": "confirmed"}).text
    assert "Unit RO 0" in confirmed and "Unit RO 1" not in confirmed and "Unit NL 0" not in confirmed


def test_the_public_reads_the_totals_of_a_country_and_of_few_nothing(links: dict[str, str]) -> None:
    for who in ("ro0", "ro1", "ro2"):
        Client().post(links[f"{who}@example.org"], {"said": "received"})
    page = Client().get("/en/coverage/").text
    said = " ".join(re.sub(r"<[^>]+>", " ", page[page.index("<main") : page.index("</main>")]).split())
    assert "Romania 4 3 Fewer than three agencies, or none yet Denmark, Netherlands" in said and "Unit" not in said
