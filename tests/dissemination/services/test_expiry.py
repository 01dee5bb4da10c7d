"""What the recipient's server put off until it was too late counts as a refusal for now; the relay's trouble never."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import DeliveryEvent, OutboundMessage, Relay
from dissemination.services.drain import drain

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (Reply(Phase.RCPT, 452, "4.2.2", "4.2.2 full"), "bounced_soft"),
        (Reply(Phase.REPLY, 451, "4.3.0", "4.3.0 later"), "bounced_soft"),
        (Reply(Phase.RCPT, 451, "4.7.1", "4.7.1 greylisted"), "expired"),
        (Reply(Phase.MAIL, 451, "4.3.0", "4.3.0 later"), "expired"),
        (Reply(Phase.RCPT, 0, "", "cut"), "expired"),
        (Reply(Phase.CONNECT, 0, "", "away"), "expired"),
    ],
)
def test_what_expires_after(
    queued: Callable[..., OutboundMessage], relay: MemoryChannel, reply: Reply, kind: str
) -> None:
    message = queued()
    relay.answer(message.to_address, reply)
    drain(lane=Lane.NORMAL, channel=relay)
    past = timezone.now() - timedelta(seconds=1)
    OutboundMessage.objects.update(expires_at=past, not_before=past)
    Relay.objects.update(closed_until=None)
    drain(lane=Lane.NORMAL, channel=relay)
    message.refresh_from_db()
    assert message.state == "expired"
    assert DeliveryEvent.objects.get().kind == kind


def test_greylisting_three_times_and_then_taken(queued: Callable[..., OutboundMessage], relay: MemoryChannel) -> None:
    message = queued()
    relay.answer(message.to_address, *[Reply(Phase.RCPT, 451, "4.7.1", "4.7.1 Greylisted")] * 3)
    for _time in range(4):
        OutboundMessage.objects.update(not_before=timezone.now() - timedelta(seconds=1))
        drain(lane=Lane.NORMAL, channel=relay)
    message.refresh_from_db()
    assert (message.state, message.refusals, message.attempts) == ("accepted", 3, 4)
    assert [event.kind for event in DeliveryEvent.objects.all()] == ["accepted"]
