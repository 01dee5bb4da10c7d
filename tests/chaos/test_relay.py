"""A relay on a bad day: it refuses, puts off, stalls, cuts, has no room, refuses log-in, dies."""

from collections import Counter
from datetime import timedelta

import pytest
from django.conf import settings
from django.test.utils import override_settings
from django.utils import timezone

from dissemination.kinds import Lane
from dissemination.models import Contact, OutboundMessage, Relay, Suppression
from dissemination.models.pace import Bucket
from dissemination.services.drain import drain
from dissemination.services.run_plans import run_plans
from tests.chaos.conftest import (
    Loop,
    accepted,
    assert_whole,
    drain_all,
    go_on,
    plan_for,
    settle_doubts,
    take_back_leases,
)
from tests.rig.mail import wait_until
from tests.rig.processes import Rig

pytestmark = [pytest.mark.chaos, pytest.mark.xdist_group("chaos")]
EACH = 3

# domain, how it behaves, the state that its messages end in, how often each is handed over
BAD_DAY = [
    ("well.example.org", None, "accepted", 1),
    ("gone.example.net", {"reply": "550 5.1.1 No such user"}, "failed", 0),
    ("full.example.net", {"reply": "552 5.2.2 Mailbox full"}, "failed", 0),
    ("block.example.net", {"reply": "550 5.7.1 Blocked by policy"}, "waits", 0),  # three are held, and the domain
    ("grey.example.net", {"reply": "451 4.7.1 Come back later", "times": 3}, "accepted", 1),
    ("disk.example.net", {"reply": "452 4.3.1 Insufficient system storage", "at": "data", "times": 2}, "accepted", 1),
    ("slow.example.net", {"seconds": 2.5, "times": 1}, "accepted", 1),
    ("before.example.net", {"at": "data", "cut": "before", "times": 1}, "accepted", 1),
    ("after.example.net", {"at": "data", "cut": "after", "times": 1}, "accepted", 1),
]


@pytest.mark.quick
def test_every_answer_ends_in_its_state(faulty: Rig) -> None:
    plan_for(EACH * len(BAD_DAY))
    for place, contact in enumerate(Contact.objects.order_by("email")):
        contact.email = f"unit{place}@{BAD_DAY[place % len(BAD_DAY)][0]}"
        contact.save()
    faulty.catcher.faults([{"address": f"*@{domain}", **rule} for domain, rule, _state, _times in BAD_DAY if rule])
    run_plans()
    with override_settings(HUB_SMTP={**settings.HUB_SMTP, "command_timeout": 1.0, "reply_timeout": 1.0}):
        for _hour in range(6):
            Relay.objects.update(closed_until=None)
            Bucket.objects.all().delete()
            drain_all()
            settle_doubts()
    states = {domain: state for domain, _rule, state, _times in BAD_DAY}
    for message in OutboundMessage.objects.all():
        waits = message.state in {"held", "queued"}
        assert ("waits" if waits else message.state) == states[message.to_address.partition("@")[2]]
    assert OutboundMessage.objects.filter(state="held").count() == EACH
    taken = Counter(address.partition("@")[2] for address in accepted(faulty).elements())
    assert taken == {domain: times * EACH for domain, _rule, _state, times in BAD_DAY if times}
    assert Suppression.objects.count() == EACH
    assert Contact.objects.filter(status="undeliverable").count() == EACH


def test_a_log_in_that_is_refused_fails_no_message(faulty: Rig) -> None:
    plan_for(5)
    faulty.catcher.faults([{"address": "*", "at": "auth", "reply": "535 5.7.8 Wrong password"}])
    run_plans()
    with override_settings(HUB_SMTP={**settings.HUB_SMTP, "user": "hub", "password": "a-password-for-the-test"}):
        drain(lane=Lane.NORMAL)
        assert Relay.objects.get().paused
        assert set(OutboundMessage.objects.values_list("state", "attempts")) == {("queued", 1)}
        drain_all()
        assert not accepted(faulty)
        faulty.catcher.faults([])
        Relay.objects.update(paused=False)
        drain_all()
    assert_whole(faulty, 5)


def test_a_relay_that_dies_has_what_it_accepted(faulty: Rig) -> None:
    plan_for(200)
    faulty.catcher.faults([{"address": "*", "at": "data", "seconds": 0.01}])
    loop = Loop(faulty, "--loop", "--every", "0.1")
    for wanted in (40, 90):
        wait_until(lambda: sum(accepted(faulty).values()) >= wanted, f"{wanted} messages", 60)  # noqa: B023
        faulty.catcher.kill()
        Relay.objects.update(closed_until=None)
        faulty.catcher.start()
        Relay.objects.update(closed_until=None)
    loop.kill()
    go_on()
    assert_whole(faulty, 200)


def test_a_lease_outlives_the_slowest_relay(faulty: Rig) -> None:
    """A worker that is stalled at each command keeps its messages: nobody else takes them, none goes twice."""
    plan_for(3)
    faulty.catcher.faults([{"address": "*", "seconds": 1.5}])
    loop = Loop(faulty, "--loop", "--every", "0.1")
    wait_until(lambda: OutboundMessage.objects.filter(state="sending").exists(), "the first to be begun", 60)
    assert not drain(lane=Lane.NORMAL).sent
    least = timezone.now() + timedelta(seconds=settings.HUB_LEASE_SECONDS / 2)
    assert not OutboundMessage.objects.filter(state="sending", lease_until__lt=least).exists()
    wait_until(lambda: not OutboundMessage.objects.exclude(state="accepted").exists(), "all of them", 60)
    loop.kill()
    take_back_leases()
    assert_whole(faulty, 3)
