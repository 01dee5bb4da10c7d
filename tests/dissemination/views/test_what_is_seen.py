"""Who sees which numbers and whose words: a country desk its own, and addresses nobody but an officer."""

import pytest
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import OutboundMessage, Plan, RelayText
from dissemination.queries.progress import progress
from dissemination.queries.tray import tray
from dissemination.services.drain import drain
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import agency, approved_plan, contact
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db
TRAY = "/admin/distribution/tray/"


@pytest.fixture
def doubted(relay: MemoryChannel) -> Plan:
    """Three messages in doubt, the Dutch one written last."""
    for name, country in (("First", "RO"), ("Second", "RO"), ("Third", "NL")):
        address = f"{name.lower()}@example.org"
        contact(agency(f"{name} Unit", country), address)
        relay.answer(address, Reply(Phase.REPLY, 0, "", f"cut off while <{address}> was named"))
    plan = approved_plan()
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    return plan


def test_a_desk_finds_its_own_behind_many_of_others(doubted: Plan) -> None:
    OutboundMessage.objects.filter(to_address="third@example.org").update(created_at=timezone.now())
    assert [row.agency for row in tray(frozenset({"NL"}), limit=1)] == ["Third Unit (NL)"]
    assert len(tray()) == 3
    assert not tray(frozenset())


def test_the_tray_names_nobody_to_who_may_not_see_addresses(doubted: Plan) -> None:
    message = OutboundMessage.objects.get(to_address="third@example.org")
    RelayText.objects.filter(message_id=message.pk).delete()
    for source, text in (("smtp", "THIRD was cut off"), ("dsn", "Maria Pop has left")):
        RelayText.objects.create(message_id=message.pk, source=source, text=text, received_at=timezone.now())
    dutch = frozenset({"NL"})
    assert [row.said for row in tray(dutch)] == ["Maria Pop has left"]
    assert [row.said for row in tray(dutch, masked=True)] == ["••• was cut off"]


def test_numbers_are_those_of_the_list_beside_them(doubted: Plan) -> None:
    own, all_of_it = progress(doubted, frozenset({"NL"})), progress(doubted, None)
    assert (own.total, own.to_decide) == (1, 1)
    assert (all_of_it.total, all_of_it.to_decide) == (3, 3)


@pytest.mark.parametrize(("group", "sees"), [("officer", True), ("auditor", False), ("approver", False)])
def test_the_words_of_a_relay_name_addresses_to_officers_alone(doubted: Plan, group: str, sees: bool) -> None:
    page = signed_in(group).get(TRAY).text
    assert "cut off while" in page
    assert ("third@example.org" in page) is sees
