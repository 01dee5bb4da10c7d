"""Messages under every order of answers, deaths and recoveries: handed over at most once, and at last ended.

The relay is in memory and writes its log as the catcher does. A death is an exception that nothing in the ledger
catches; what the process had not committed is not written.
"""

import json
import os
from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from django.test.utils import override_settings
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from dissemination.channels.base import Letter, Phase, Reply
from dissemination.kinds import Lane
from dissemination.models import OutboundMessage, Relay, Suppression
from dissemination.models.message import FINAL
from dissemination.services.decide_message import Choice, decide_message
from dissemination.services.drain import drain
from dissemination.services.enqueue import Draft, Wording, enqueue
from dissemination.services.reap import reap
from dissemination.services.reconcile import reconcile
from hub.models import User

pytestmark = [pytest.mark.django_db, pytest.mark.deep]
DEEP = bool(os.environ.get("HUB_DEEP"))
PROFILE = settings(
    max_examples=200 if DEEP else 15,
    stateful_step_count=50 if DEEP else 25,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
BEHAVIOURS = ["ok", "later", "gone", "cut before", "cut after", "die before", "die after", "down"]
KINDS = {"distribution": Lane.NORMAL, "notice": Lane.NORMAL, "service": Lane.URGENT, "digest": Lane.BULK}
log: Path


class Killed(BaseException):
    """The process is gone."""


class Relayed:
    """A relay that behaves as it is told, letter by letter, and logs what it accepts."""

    longest = 1.0

    def __init__(self, behaviours: list[str]) -> None:
        self._behaviours = behaviours

    def send(self, letter: Letter) -> Reply:
        behaviour = self._behaviours.pop(0) if self._behaviours else "ok"
        if behaviour == "down":
            return Reply(Phase.CONNECT, 0, "", "refused")
        if behaviour == "later":
            return Reply(Phase.RCPT, 451, "4.7.1", "4.7.1 later")
        if behaviour == "gone":
            return Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 unknown")
        if behaviour == "die before":
            raise Killed
        if behaviour in {"ok", "cut after", "die after"}:
            _accept(letter)
        if behaviour == "die after":
            raise Killed
        return Reply(Phase.REPLY, 250, "2.0.0", "ok") if behaviour == "ok" else Reply(Phase.REPLY, 0, "", "cut")

    def close(self) -> None:
        """Nothing is open."""


class Messages(RuleBasedStateMachine):
    @initialize()
    def empty(self) -> None:
        OutboundMessage.objects.all().delete()
        Suppression.objects.all().delete()
        Relay.objects.all().delete()

    @rule(kind=st.sampled_from(sorted(KINDS)))
    def write(self, kind: str) -> None:
        wording = Wording(language="en", subject="s", text="t")
        key = uuid4()
        enqueue(Draft(key=f"m:{key}", kind=kind, recipient="x", address=f"{key}@example.org", wording=wording))

    @rule(lane=st.sampled_from(list(Lane)), behaviours=st.lists(st.sampled_from(BEHAVIOURS), max_size=6))
    def send(self, lane: Lane, behaviours: list[str]) -> None:
        try:
            drain(lane=lane, channel=Relayed(behaviours))
        except Killed:
            return

    @rule()
    def leases_end(self) -> None:
        OutboundMessage.objects.exclude(lease_token=None).update(lease_until=timezone.now() - timedelta(seconds=1))
        reap()

    @rule()
    def settle(self) -> None:
        reconcile()

    @rule()
    def time_passes(self) -> None:
        OutboundMessage.objects.filter(state="queued").update(not_before=timezone.now() - timedelta(seconds=1))
        Relay.objects.update(closed_until=None)

    @invariant()
    def nothing_is_handed_over_twice(self) -> None:
        assert all(times == 1 for times in _accepted().values())

    def teardown(self) -> None:
        for _ in range(12):
            self.leases_end()
            self.settle()
            self.time_passes()
            self._decide()
            for lane in Lane:
                self.send(lane, [])
        taken = _accepted()
        for message in OutboundMessage.objects.all():
            assert message.state in FINAL, message.state
            assert (taken[message.pk] == 1) == (message.state == "accepted"), message.state
        self.nothing_is_handed_over_twice()

    def _decide(self) -> None:
        officer = User.objects.get(is_superuser=True)
        for message in OutboundMessage.objects.to_decide():
            decide_message(message=message, choice=Choice.SEND_AGAIN, by=officer)


def _accept(letter: Letter) -> None:
    head = letter.content.partition(b"\n\n")[0].decode()
    message_id = next(line for line in head.splitlines() if line.startswith("Message-ID: ")).partition(": ")[2]
    entry = {"received_at": timezone.now().isoformat(), "queue_id": uuid4().hex, "message_id": message_id}
    with log.open("a") as file:
        file.write(json.dumps(entry) + "\n")


def _accepted() -> Counter[UUID]:
    lines = log.read_text().splitlines()
    return Counter(UUID(json.loads(line)["message_id"].strip("<>").partition("@")[0]) for line in lines)


def test_every_order_of_faults_ends_well(tmp_path: Path) -> None:
    global log  # the machine is a class that Hypothesis makes; this is how it finds its relay's log
    log = tmp_path / "relay.log"
    log.touch()
    User.objects.create_superuser("root@example.org", "long-enough-a-password")
    with override_settings(HUB_RELAY_LOG=str(log), HUB_SETTLE_SECONDS=0):
        run_state_machine_as_test(Messages, settings=PROFILE)
