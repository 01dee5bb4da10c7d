"""Who holds an edition learns at once that it was corrected or withdrawn: everybody, in their language, once."""

import dataclasses
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Delivery, OutboundMessage
from dissemination.queries.matters import matters
from dissemination.queries.tray import uninformed
from dissemination.services import tell_holders as telling
from dissemination.services.drain import drain
from dissemination.services.erase_address import erase_address
from dissemination.services.make_plan import Audience
from dissemination.services.run_plans import run_plans
from dissemination.services.suppress import suppress
from dissemination.services.tell_holders import tell_holders
from manual.models import ManualPage, SectionPage
from manual.services.withdraw_edition import withdraw_edition
from tests.dissemination.directory import agency, approved_plan, contact
from tests.manual import tree
from tests.manual.conftest import front_page, root  # noqa: F401 - fixtures
from tests.manual.test_editions import make

pytestmark = pytest.mark.django_db

ONE, SECRET = "00000000-0000-4000-8000-000000000001", "00000000-0000-4000-8000-000000000002"


@pytest.fixture
def section(root: ManualPage) -> SectionPage:  # noqa: F811 - the fixture above
    chapter = tree.chapter(root, "First hours")
    found = tree.section(chapter, "Notify", write("Call 112."))
    make("1")
    tree.write(found, write("Call 112 at once."))
    make("2")
    return found


def write(words: str, closed: str = "Closed.") -> list[dict[str, object]]:
    return [tree.paragraph(words, ONE), tree.paragraph(closed, SECRET, access="practitioners")]


def correct(section: SectionPage, number: str = "2.1", words: str = "Call 116 000 at once.") -> None:
    tree.write(section, write(words, f"Closed since {number}."))
    make(number, notes="The number was wrong.")


def hold(relay: MemoryChannel) -> None:
    approved_plan(Audience(), languages=("en", "ro", "nl"))
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    run_plans()
    relay.accepted.clear()


def urgent(relay: MemoryChannel) -> dict[str, str]:
    drain(lane=Lane.URGENT, channel=relay)
    return {mail.recipient: mail.content.replace(b"=\n", b"").decode() for mail in relay.accepted}


def test_every_holder_is_told_once_in_their_language(section: SectionPage, relay: MemoryChannel) -> None:
    contact(agency("Poliția"), "ro@example.org", "ro")
    contact(agency("Politie", "NL"), "nl@example.org", "nl")
    hold(relay)
    contact(agency("Holds nothing"), "none@example.org", "ro")
    correct(section)
    assert tell_holders() == 2
    assert tell_holders() == 0
    assert set(OutboundMessage.objects.filter(kind="correction").values_list("lane", "language")) == {
        ("urgent", "ro"),
        ("urgent", "nl"),
    }
    told = urgent(relay)
    assert set(told) == {"ro@example.org", "nl@example.org"}
    mail = told["ro@example.org"]
    assert "/ro/manual/editions/2/since/" in mail and "2.1" in mail
    assert "The number was wrong." in mail and "1.1.1" in mail
    assert "1.1.2" not in mail and "Closed" not in mail, "practitioners' text stays out of mail"
    assert "Politie" in told["nl@example.org"]


def test_who_receives_the_corrected_edition_later_is_told_later(section: SectionPage, relay: MemoryChannel) -> None:
    contact(agency("First"), "a@example.org")
    hold(relay)
    correct(section)
    assert tell_holders() == 1
    contact(agency("Second"), "b@example.org")
    hold(relay)
    assert tell_holders() == 1
    assert set(urgent(relay)) == {"a@example.org", "b@example.org"}


def test_a_second_correction_is_told_to_all_who_hold_any_state_of_it(
    section: SectionPage, relay: MemoryChannel
) -> None:
    contact(agency(), "a@example.org")
    hold(relay)
    correct(section)
    correct(section, "2.2", "Call 116 000 now.")
    assert tell_holders() == 1, "the newest speaks for both"
    assert "2.2" in urgent(relay)["a@example.org"]
    make("3")
    assert tell_holders() == 0


def test_another_contact_of_the_agency_stands_in_for_one_who_is_gone(
    section: SectionPage, relay: MemoryChannel
) -> None:
    police, lonely = agency("Police"), agency("Lonely", "NL")
    contact(police, "gone@example.org")
    contact(lonely, "alone@example.org")
    hold(relay)
    erase_address(address="gone@example.org")
    erase_address(address="alone@example.org")
    contact(police, "new@example.org")
    correct(section)
    assert tell_holders() == 1
    assert set(urgent(relay)) == {"new@example.org"}
    assert [(row.agency, row.held) for row in uninformed()] == [("Lonely (NL)", "2")]
    assert uninformed(frozenset({"RO"})) == []


def test_a_suppressed_address_is_not_written_to_and_the_row_says_so(section: SectionPage, relay: MemoryChannel) -> None:
    contact(agency(), "a@example.org")
    hold(relay)
    suppress(address="a@example.org", scope="all", reason="objection")
    correct(section)
    tell_holders()
    assert urgent(relay) == {}
    assert OutboundMessage.objects.get(kind="correction").state == "suppressed"


def test_what_did_not_arrive_is_not_held(section: SectionPage, relay: MemoryChannel) -> None:
    contact(agency(), "a@example.org")
    hold(relay)
    Delivery.objects.update(state="declined")
    correct(section)
    assert tell_holders() == 0


def test_a_withdrawn_edition_is_told_with_its_reason(section: SectionPage, relay: MemoryChannel) -> None:
    contact(agency(), "a@example.org")
    hold(relay)
    edition = make("2.1")
    withdraw_edition(edition=edition, reason="Approved by mistake.", by=tree.editor())
    assert tell_holders() == 0, "nobody holds it, and a withdrawn correction corrects nothing"
    withdraw_edition(
        edition=edition.__class__.objects.get(number="2"), reason="A number in it was wrong.", by=tree.editor()
    )
    assert tell_holders() == 1
    assert "A number in it was wrong." in urgent(relay)["a@example.org"]


def test_publishing_rings_after_the_commit(
    section: SectionPage, django_capture_on_commit_callbacks: Callable[..., object], monkeypatch: pytest.MonkeyPatch
) -> None:
    rung: list[str] = []
    monkeypatch.setattr("dissemination.doorbell.ring_task", lambda task, *args: rung.append(task.task))
    with django_capture_on_commit_callbacks(execute=True):
        correct(section)
    assert "dissemination.tasks.tell_holders" in rung


@pytest.mark.django_db(transaction=True)
def test_any_number_of_workers_tell_each_holder_once(section: SectionPage, relay: MemoryChannel) -> None:
    for place in range(6):
        contact(agency(f"Unit {place}"), f"a{place}@example.org")
    hold(relay)
    correct(section)
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(_tell_and_close, range(4)))
    assert OutboundMessage.objects.filter(kind="correction").count() == 6
    assert len(re.findall("@", str(list(urgent(relay))))) == 6


def _tell_and_close(_number: int) -> None:
    tell_holders()
    connection.close()


def test_a_correction_that_cannot_be_told_keeps_no_other_waiting(
    section: SectionPage, relay: MemoryChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact(agency("Poliția"), "ro@example.org", "ro")
    hold(relay)
    correct(section)
    sound = matters()
    broken = dataclasses.replace(sound[0], held=None)
    monkeypatch.setattr(telling, "matters", lambda: [broken, *sound])
    assert tell_holders() == 1
