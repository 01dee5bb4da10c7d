"""What a killed worker leaves in doubt is settled by evidence, or by the policy of its kind."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import DeliveryEvent, OutboundMessage
from dissemination.services.claim import claim
from dissemination.services.drain import drain
from dissemination.services.intend import intend
from dissemination.services.reap import reap
from dissemination.services.reconcile import reconcile
from tests.dissemination.leases import end_leases

pytestmark = pytest.mark.django_db

Queued = Callable[..., OutboundMessage]


def test_doubt_is_settled_as_accepted_by_the_log(queued: Queued, relay: MemoryChannel, relay_log: Path) -> None:
    message = _in_doubt(queued())
    _log(relay_log, message)
    assert reconcile().accepted == 1
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    message.refresh_from_db()
    assert (message.state, message.settled_by) == ("accepted", "relaylog")
    assert DeliveryEvent.objects.filter(kind="accepted", source="relaylog").count() == 1


def test_doubt_is_settled_as_not_accepted_by_the_log(queued: Queued, relay: MemoryChannel, relay_log: Path) -> None:
    message = _in_doubt(queued())
    assert reconcile().not_accepted == 1
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    message.refresh_from_db()
    assert (message.state, message.doubts) == ("accepted", 1)


def test_three_doubts_hold_a_message(queued: Queued, relay_log: Path) -> None:
    message = queued()
    for _ in range(3):
        _in_doubt(message)
        reconcile()
    message.refresh_from_db()
    assert (message.state, message.held) == ("held", "poison")


@pytest.mark.parametrize(
    ("kind", "lane", "state"),
    [("notice", Lane.NORMAL, "queued"), ("distribution", Lane.NORMAL, "held"), ("reminder", Lane.NORMAL, "cancelled")],
)
def test_without_evidence_the_policy_decides(
    queued: Queued, settings: object, tmp_path: Path, kind: str, lane: Lane, state: str
) -> None:
    settings.HUB_RELAY_LOG = str(tmp_path / "absent.log")  # type: ignore[attr-defined]
    settings.HUB_SETTLE_SECONDS = 0  # type: ignore[attr-defined]
    message = _in_doubt(queued(kind=kind), lane)
    assert reconcile().by_policy == 1
    message.refresh_from_db()
    assert message.state == state


def test_the_log_of_another_file_says_nothing_about_what_was_sent_before(queued: Queued, relay_log: Path) -> None:
    reconcile()
    message = _in_doubt(queued())
    relay_log.rename(relay_log.with_suffix(".1"))
    relay_log.touch()
    settled = reconcile()
    message.refresh_from_db()
    assert (settled.not_accepted, message.state) == (0, "held")


def test_what_the_relay_took_is_never_sent_again_after_a_restored_backup(
    queued: Queued, relay: MemoryChannel, relay_log: Path
) -> None:
    message = queued()  # as in a backup of before it was sent
    _log(relay_log, message)
    assert reconcile().accepted == 1
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0


def _in_doubt(message: OutboundMessage, lane: Lane = Lane.NORMAL) -> OutboundMessage:
    """As by a worker that was killed after its intent."""
    batch = claim(lane=lane)
    assert [claimed.id for claimed in intend(batch)] == [message.pk]
    end_leases()
    assert reap() == (0, 1)
    message.refresh_from_db()
    assert message.state == "in_doubt"
    return message


def _log(log: Path, message: OutboundMessage) -> None:
    line = {
        "received_at": timezone.now().isoformat(),
        "queue_id": "q1",
        "message_id": message.rfc_message_id,
        "envelope_from": "x",
        "envelope_to": ["y"],
    }
    with log.open("a") as file:
        file.write(json.dumps(line) + "\n")
