"""One distribution with all that may happen to it: each agency ends where the evidence says, and nothing is unseen."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import BounceCase, Delivery, OutboundMessage, Relay
from dissemination.queries import unlike as comparing
from dissemination.queries.invariants import broken
from dissemination.queries.tray import tray
from dissemination.queries.unlike import unlike
from dissemination.services.drain import drain
from dissemination.services.mend_case import Replacement, correct_address, replace_contact
from dissemination.services.reconcile import reconcile
from dissemination.services.run_plans import run_plans
from dissemination.services.settle_case import Choice, settle_case
from tests.dissemination.directory import agency, approved_plan, contact, person
from tests.dissemination.evidence import samples
from tests.dissemination.evidence.mailbox import receive
from tests.dissemination.evidence.relay_log import lines_of, write
from tests.dissemination.evidence.samples import fill

pytestmark = pytest.mark.django_db
AGENCIES = ("arrived", "unknown", "gone", "full", "greylisted", "away", "left", "cut", "blocked", "silent")


def message_to(name: str) -> OutboundMessage:
    return OutboundMessage.objects.get(to_address=f"{name}@example.org")


def states() -> dict[str, str]:
    rows = Delivery.objects.filter(substitutes=None).select_related("agency__organisation")
    return {row.agency.organisation.name: row.state for row in rows}


def test_every_agency_ends_where_the_evidence_says(
    relay: MemoryChannel, relay_log: Path, box: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(comparing, "SETTLES", timedelta(0))
    for name in AGENCIES:
        contact(agency(name), f"{name}@example.org")
    approved_plan()
    run_plans()
    relay.answer("unknown@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    relay.answer("greylisted@example.org", Reply(Phase.RCPT, 451, "4.7.1", "4.7.1 Greylisted"))
    relay.answer("cut@example.org", Reply(Phase.REPLY, 0, "", "cut"))
    drain(lane=Lane.NORMAL, channel=relay)
    write(relay_log, *lines_of(message_to("arrived"), "4Xz1A"), *lines_of(message_to("cut"), "4Xz1B"))
    receive(
        box,
        fill(samples.EXCHANGE, message_to("gone")),
        fill(samples.GMAIL, message_to("full"), status="5.2.2", code="552 5.2.2 full"),
        fill(samples.POSTFIX, message_to("blocked"), status="5.7.1", code="554 5.7.1 Blocked"),
        fill(samples.AUTO, message_to("away"), subject="Autosvar", headers="X-Autoreply: yes", text="Ferie."),
        fill(samples.AUTO, message_to("left"), subject="Autosvar", headers="X: y", text="Jens er fratrådt."),
    )
    OutboundMessage.objects.filter(state="queued").update(not_before=timezone.now() - timedelta(seconds=1))
    Relay.objects.update(closed_until=None)
    reconcile()
    drain(lane=Lane.NORMAL, channel=relay)
    run_plans()
    assert states() == {
        "arrived": "delivered", "unknown": "bounced", "gone": "bounced", "full": "failed", "greylisted": "sent",
        "away": "sent", "left": "sent", "cut": "delivered", "blocked": "failed", "silent": "sent",
    }  # fmt: skip
    assert tray() == []
    cases = {case.agency.organisation.name: case for case in BounceCase.objects.all()}
    assert {name: case.cause for name, case in cases.items()} == {
        "unknown": "hard", "gone": "hard", "blocked": "blocked", "left": "left"
    }  # fmt: skip
    officer = person("off@example.org", "officer")
    correct_address(case=cases["unknown"], email="known@example.org", again=True, by=officer)
    replace_contact(case=cases["gone"], new=Replacement("desk@example.org", "Desk"), again=True, by=officer)
    settle_case(case=cases["blocked"], choice=Choice.RETRY, by=officer)
    settle_case(case=cases["left"], choice=Choice.LOSS, by=officer)
    drain(lane=Lane.NORMAL, channel=relay)
    assert {name: states()[name] for name in cases} == dict.fromkeys(cases, "sent")
    assert not BounceCase.objects.filter(state="open").exists()
    assert (broken(), unlike()) == ([], [])
    recipients = [letter.recipient for letter in relay.accepted]
    assert len(recipients) == len(set(recipients)) + 1  # the one that was tried once more
