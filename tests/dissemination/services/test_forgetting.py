"""What was kept long enough goes; an erased address goes everywhere and stays suppressed."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Contact, MessageText, OutboundMessage, RelayText
from dissemination.queries.candidates import LeftOut, dry_run
from dissemination.services.drain import drain
from dissemination.services.erase_address import erase_address
from dissemination.services.forget_texts import forget_texts
from dissemination.services.retention import purge
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import agency, approved_plan, contact

pytestmark = pytest.mark.django_db


def test_an_erased_address_is_in_no_table_and_is_not_revived(relay: MemoryChannel) -> None:
    unit = agency()
    contact(unit, "somebody@example.org")
    approved_plan()
    run_plans()
    relay.answer("somebody@example.org", Reply(Phase.RCPT, 451, "4.7.1", "later, somebody@example.org"))
    drain(lane=Lane.NORMAL, channel=relay)
    erase_address(address="Somebody@example.org")
    for model in (Contact, OutboundMessage, RelayText):
        assert "somebody" not in str(list(model.objects.values()))
    OutboundMessage.objects.filter(state="queued").update(not_before=timezone.now())
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    assert OutboundMessage.objects.get().state == "suppressed"
    contact(unit, "somebody@example.org")  # as an import would
    assert [line.left_out for line in dry_run(approved_plan())] == [LeftOut.SUPPRESSED]


def test_addresses_and_texts_go_after_ninety_days(queued: Callable[..., OutboundMessage], relay: MemoryChannel) -> None:
    queued()
    drain(lane=Lane.NORMAL, channel=relay)
    purge()
    assert OutboundMessage.objects.get().to_address
    OutboundMessage.objects.update(final_at=timezone.now() - timedelta(days=91))
    purge()
    message = OutboundMessage.objects.get()
    assert (message.to_address, message.address_hash, message.text_id, message.fill) == ("", None, None, {})


def test_a_text_with_a_token_goes_also_when_its_message_expires(
    queued: Callable[..., OutboundMessage], relay: MemoryChannel
) -> None:
    queued(kind="service")
    OutboundMessage.objects.update(expires_at=timezone.now())
    drain(lane=Lane.URGENT, channel=relay)
    assert forget_texts() == 1
    assert not MessageText.objects.exists()
