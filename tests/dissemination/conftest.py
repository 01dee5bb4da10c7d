"""What the tests of the ledger share: messages to send, and a relay in memory."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from django.test.utils import override_settings

from dissemination.channels.memory import MemoryChannel
from dissemination.models import OutboundMessage
from dissemination.services.enqueue import Draft, Wording, enqueue

WORDING = Wording(
    language="ro",
    subject="Ediția 2 [[agency]]",
    text="Bună ziua,\n\n[[agency]]\n.\nSfârșit\n",
    html="<html><body><p>[[agency]]</p></body></html>",
)


@pytest.fixture
def relay() -> MemoryChannel:
    return MemoryChannel()


@pytest.fixture
def relay_log(tmp_path: Path) -> "Path":
    """The log of the relay, with a settle time of nothing, so that a test need not wait."""
    log = tmp_path / "relay.log"
    log.touch()
    with override_settings(HUB_RELAY_LOG=str(log), HUB_SETTLE_SECONDS=0):
        yield log


@pytest.fixture
def queued() -> Callable[..., OutboundMessage]:
    def make(address: str = "unit@police.example.org", kind: str = "distribution", **others: object) -> OutboundMessage:
        fields = {
            "key": f"test:{kind}:{address}",
            "recipient": f"contact:{UUID(int=1)}",
            "fill": {"agency": "Unit & Co"},
        }
        draft = Draft(kind=kind, address=address, wording=WORDING, **{**fields, **others})
        return OutboundMessage.objects.get(pk=enqueue(draft))

    return make
