"""What cannot be written as mail holds its own message; those beside it go out. No text is taken for a link."""

from collections.abc import Callable
from uuid import UUID

import pytest

from dissemination.channels.memory import MemoryChannel
from dissemination.keys import link_token
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


def test_words_that_look_like_a_link_are_words(queued: Callable[..., OutboundMessage], relay: MemoryChannel) -> None:
    subject = UUID(int=5)
    names = ["token: a role", f"token:ack:{subject}:1:/x/{{token}}/"]
    for number, name in enumerate(names):
        queued(f"u{number}@police.example.org", fill={"agency": name})
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 2
    contents = b"".join(letter.content.replace(b"=\n", b"") for letter in relay.accepted)
    assert all(name.encode() in contents for name in names)
    assert link_token("ack", subject, 1).encode() not in contents


def test_a_link_that_nobody_can_make_holds_its_message_alone(
    queued: Callable[..., OutboundMessage], relay: MemoryChannel
) -> None:
    odd = queued("a@police.example.org", fill={"agency": {"purpose": "ack", "subject": "none", "version": 1}})
    queued("b@police.example.org")
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    odd.refresh_from_db()
    assert (odd.state, odd.held) == ("held", "poison")
