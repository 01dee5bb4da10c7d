"""What the fault suite shares: a directory of many contacts, a plan, kills, and the count at the relay."""

import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.test.utils import override_settings
from django.utils import timezone

from dissemination.keys import address_hash
from dissemination.kinds import Lane
from dissemination.models import Agency, Contact, OutboundMessage, Plan
from dissemination.queries.invariants import broken
from dissemination.services.collect_evidence import collect_evidence
from dissemination.services.drain import drain
from dissemination.services.reap import reap
from dissemination.services.reconcile import reconcile
from dissemination.services.run_plans import run_plans
from hub.celery import app
from hub.embedded import addresses
from hub.embedded.mailbox import Mailbox
from hub.embedded.places import CLONE
from hub.models import Organisation
from hub.settings.parts.database import broker
from tests.dissemination.directory import approved_plan
from tests.rig.mail import wait_until
from tests.rig.processes import Rig, end_with_us

WHOLE = bool(os.environ.get("HUB_CHAOS"))
KILLS = 5 if WHOLE else 1


@pytest.fixture
def faulty(rig: Rig, monkeypatch: pytest.MonkeyPatch) -> Iterator[Rig]:
    """A rig to whose relay this process speaks and whose log it reads, with a settle time of one second."""
    monkeypatch.setenv("SETTLE_SECONDS", "1")
    relay = {**settings.HUB_SMTP, "port": rig.catcher.smtp_port}
    with override_settings(HUB_SMTP=relay, HUB_RELAY_LOG=str(rig.catcher.relay_log), HUB_SETTLE_SECONDS=1):
        yield rig


def fill_directory(number: int) -> None:
    organisations = Organisation.objects.bulk_create(
        Organisation(name=f"Unit {index:04}", kind="police", country_id="RO") for index in range(number)
    )
    agencies = Agency.objects.bulk_create(
        Agency(organisation=organisation, valid_from="2020-01-01") for organisation in organisations
    )
    addresses = [f"unit{index:04}@example.org" for index in range(number)]
    Contact.objects.bulk_create(
        Contact(id=uuid4(), agency=agency, email=address, address_hash=address_hash(address), language="ro")
        for agency, address in zip(agencies, addresses, strict=True)
    )


def plan_for(number: int) -> Plan:
    fill_directory(number)
    return approved_plan()


def accepted(rig: Rig) -> Counter[str]:
    """How often the relay took a message for each address."""
    return Counter(entry.envelope_to[0] for entry in Mailbox(rig.catcher.folder).entries())


def ring(rig: Rig) -> None:
    """At the rig's own broker; this process has another."""
    with app.connection_for_write(url=broker(addresses.redis_url(rig.base))) as connection:
        for name in ("run_plans", "drain_normal"):
            app.send_task(f"dissemination.tasks.{name}", connection=connection)


def take_back_leases() -> None:
    """As when the leases of workers that are gone have run out."""
    OutboundMessage.objects.exclude(lease_token=None).update(lease_until=timezone.now() - timedelta(seconds=1))
    reap()


def settle_doubts() -> None:
    """Until the log has told about each."""

    def nothing_in_doubt() -> bool:
        reconcile()
        return not OutboundMessage.objects.filter(state="in_doubt").exists()

    wait_until(nothing_in_doubt, "doubts to be settled")


def drain_all() -> None:
    """What waits for its time goes now."""
    OutboundMessage.objects.filter(state="queued").update(not_before=timezone.now() - timedelta(seconds=1))
    while drain(lane=Lane.NORMAL).sent:
        continue


def go_on() -> None:
    """The procedure of the runbook after a loss: leases end, the log is read, and only then is anything sent."""
    take_back_leases()
    for _ in range(3):
        settle_doubts()
        run_plans()
        drain_all()
    run_plans()


def assert_whole(rig: Rig, number: int) -> None:
    """Nothing lost, nothing doubled, nothing open."""
    found = accepted(rig)
    assert len(found) == number, f"{number - len(found)} lost"
    assert set(found.values()) == {1}, f"doubled: {[address for address, times in found.items() if times > 1]}"
    assert set(OutboundMessage.objects.values_list("state", flat=True)) == {"accepted"}
    collect_evidence()
    assert broken() == []
    run_plans()
    assert set(Plan.objects.values_list("state", flat=True)) == {"complete"}


class Loop:
    """`manage.py drain --loop`: the ledger without broker, worker and beat."""

    def __init__(self, rig: Rig, *arguments: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "manage.py", "drain", *arguments],
            cwd=CLONE,
            env={**rig.environment(), **environment},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=end_with_us,
        )

    def wait(self) -> int:
        return self.process.wait(timeout=60)

    def kill(self) -> None:
        self.process.kill()
        self.process.wait(timeout=10)
