"""What the tests of the ledger share: messages to send, a relay in memory, and a manual behind the port."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from django.test.utils import override_settings

from dissemination.channels.memory import MemoryChannel
from dissemination.models import OutboundMessage
from dissemination.queries import unlike
from dissemination.services.enqueue import Draft, Wording, enqueue
from hub.ports import citable
from tests.dissemination.directory import Manual

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


@pytest.fixture
def manual(monkeypatch: pytest.MonkeyPatch) -> Manual:
    """Editions 1 (English) and 2 (four languages)."""
    behind_the_port = Manual()
    monkeypatch.setattr(citable, "_provider", behind_the_port)
    return behind_the_port


@pytest.fixture
def no_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """What was projected a moment ago is compared with its events at once."""
    monkeypatch.setattr(unlike, "SETTLES", timedelta(0))
