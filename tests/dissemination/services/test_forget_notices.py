"""Notices of a matter that is over: what waits is not sent, what was said is not kept."""

from collections.abc import Callable

import pytest

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import DeliveryEvent, MessageText, OutboundMessage
from dissemination.services.drain import drain
from dissemination.services.forget_notices import forget_notices

pytestmark = pytest.mark.django_db
Make = Callable[..., OutboundMessage]


def test_what_waits_is_cancelled_and_its_text_goes(queued: Make, relay: MemoryChannel) -> None:
    ours = queued("a@example.org", kind="interest-message", key="no:interest-message:1:7")
    other = queued("b@example.org", kind="interest-message", key="no:interest-message:12:7")
    assert forget_notices(key="no:interest-message:1:") == 1
    assert forget_notices(key="no:interest-message:1:") == 0
    states = dict(OutboundMessage.objects.values_list("pk", "state"))
    assert (states[ours.pk], states[other.pk]) == ("cancelled", "queued")
    assert MessageText.objects.count() == 1
    assert [event.kind for event in DeliveryEvent.objects.filter(message_id=ours.pk)] == ["cancelled"]
    drain(lane=Lane.NORMAL, channel=relay)
    assert [letter.recipient for letter in relay.accepted] == ["b@example.org"]


@pytest.mark.parametrize(("state", "after"), [("held", "cancelled"), ("in_doubt", "in_doubt")])
def test_no_text_is_kept_for_a_decision(queued: Make, state: str, after: str) -> None:
    message = queued("a@example.org", kind="interest-message", key="no:x:1")
    held = {"held": "poison"} if state == "held" else {"in_doubt_at": message.created_at}
    OutboundMessage.objects.update(state=state, **held)
    forget_notices(key="no:x:")
    message.refresh_from_db()
    assert (message.state, message.text_id, message.unknown) == (after, None, "drop")
    assert not MessageText.objects.exists()


def test_letters_that_mean_anything_to_a_search_mean_themselves(queued: Make) -> None:
    queued("a@example.org", key="no:xyz:1")
    assert forget_notices(key="no:x%") == forget_notices(key="no:x_z") == 0
