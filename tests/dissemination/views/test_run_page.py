"""The page of a running distribution: every look shows how it stands, and an agency's words move its numbers."""

import re

import pytest
from django.test import Client

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Delivery, DeliveryEvent
from dissemination.services.drain import drain
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import agency, approved_plan, contact
from tests.dissemination.letters import link_in
from tests.dissemination.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("manual")]
A_NUMBER = re.compile(r'\?(?:step=(\w+))?#deliveries"><strong>(\d+)</strong>')


def numbers(client: Client, address: str) -> dict[str, int]:
    """The numbers of the funnel that are not 0, by their names."""
    found = A_NUMBER.findall(client.get(address).text)
    assert len(found) == 11
    return {step or "total": int(number) for step, number in found if int(number)}


def test_each_look_shows_how_it_stands(relay: MemoryChannel) -> None:
    auditor = signed_in("auditor")
    for name in ("first", "second", "third", "gone"):
        contact(agency(f"The {name} Unit"), f"{name}@example.org")
    plan = approved_plan()
    page = f"/admin/distribution/{plan.key}/"
    run_plans()
    assert numbers(auditor, page) == {"total": 4, "open": 4}
    relay.answer("gone@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    drain(lane=Lane.NORMAL, channel=relay)
    events = DeliveryEvent.objects.count()
    gone_out = {"total": 4, "handed_over": 3, "unknown": 3, "failed": 1}
    assert numbers(auditor, page) == numbers(auditor, page) == gone_out
    assert DeliveryEvent.objects.count() == events
    first, second, third = sorted(relay.accepted, key=lambda letter: letter.recipient)
    assert Client().post(link_in(first), {"said": "downloaded"}).status_code == 302
    downloaded = {"delivered": 1, "downloaded": 1, "unknown": 2}
    assert numbers(auditor, page) == gone_out | downloaded
    assert Client().post(link_in(second), {"said": "adopted"}).status_code == 302
    assert Client().post(link_in(third), {"said": "declined"}).status_code == 302
    answered = {"delivered": 3, "downloaded": 2, "confirmed": 1, "declined": 1}
    after = {"total": 4, "handed_over": 3, "failed": 1, **answered}
    assert numbers(auditor, page) == numbers(auditor, "/admin/distribution/coverage/2/") == after


def test_what_an_agency_says_that_it_downloaded_stands_in_the_list_and_is_no_confirmation(relay: MemoryChannel) -> None:
    auditor = signed_in("auditor")
    contact(agency("Unit & Co"), "a@example.org")
    contact(agency("Silent Unit"), "b@example.org")
    plan = approved_plan()
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    link = link_in(next(letter for letter in relay.accepted if letter.recipient == "a@example.org"))
    for _click in range(2):
        assert Client().post(link, {"said": "downloaded", "office": "Desk 4"}).status_code == 302
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["downloaded", "sent"]
    assert DeliveryEvent.objects.filter(source="web").count() == 1
    page = auditor.get(f"/admin/distribution/{plan.key}/", {"step": "downloaded"}).text
    assert "Unit &amp; Co" in page and "Silent Unit" not in page and "Downloaded" in page
    assert "Unit &amp; Co" not in auditor.get(f"/admin/distribution/{plan.key}/", {"step": "confirmed"}).text
    assert re.search(r'value="received"[^>]*checked', Client().get(link).text), "it may still be confirmed"
