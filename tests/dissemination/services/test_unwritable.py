"""An address that cannot be written as mail holds its own message; those beside it go out."""

from collections.abc import Callable

import pytest

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import OutboundMessage, RelayText
from dissemination.services.drain import drain

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "address", ["jürgen@police.example.org", "unit@a..münchen.example.org", "unit\r\nBcc: other@police.example.org"]
)
def test_one_odd_address_holds_itself_alone(
    queued: Callable[..., OutboundMessage], relay: MemoryChannel, address: str
) -> None:
    before, odd, after = queued("a@police.example.org"), queued(address), queued("b@police.example.org")
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 2
    for message in (before, odd, after):
        message.refresh_from_db()
    assert [message.state for message in (before, odd, after)] == ["accepted", "held", "accepted"]
    assert (odd.held, odd.doubts) == ("poison", 0)
    assert "address" in RelayText.objects.get(message_id=odd.pk).text
