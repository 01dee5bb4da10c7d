"""Whether mail goes out is one page, and an exit status: each part is seen to fail."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import EvidenceSource, OutboundMessage, Plan, PromiseCheck, Relay
from dissemination.queries.health import health
from dissemination.services import relay as switch
from dissemination.services.drain import drain
from dissemination.services.invariants import check_promises
from tests.dissemination.directory import person
from tests.dissemination.people import signed_in

pytestmark = pytest.mark.django_db
PAGE = "/admin/distribution/health/"
LONG_AGO = timedelta(minutes=11)
Queued = Callable[..., OutboundMessage]


def test_nothing_is_well_before_it_was_looked_at() -> None:
    assert not health().is_well
    check_promises()
    assert health().is_well
    assert "Mail goes out" in signed_in("auditor").get(PAGE).text


def test_each_part_that_is_not_well_is_named(queued: Queued, client: Client) -> None:
    check_promises()
    officer = signed_in("officer")
    queued()
    OutboundMessage.objects.update(not_before=timezone.now() - LONG_AGO)
    found = health()
    assert (found.late_lanes, found.is_well) == (["normal"], False)
    assert "Behind: look at the workers" in officer.get(PAGE).text
    OutboundMessage.objects.update(not_before=timezone.now() + LONG_AGO)
    assert health().is_well
    EvidenceSource.objects.create(name="relay", read_at=timezone.now() - LONG_AGO)
    assert health().silent_sources == ["relay"]
    assert "Not read lately" in officer.get(PAGE).text
    EvidenceSource.objects.update(read_at=timezone.now())
    PromiseCheck.objects.filter(promise="The relay accepted no message twice").update(rows=2)
    assert not health().is_well
    assert "2 rows break it" in officer.get(PAGE).text
    PromiseCheck.objects.update(rows=0, at=timezone.now() - LONG_AGO)
    assert not health().is_well
    assert "Not looked at lately" in officer.get(PAGE).text


def test_what_a_paused_plan_holds_back_is_not_late(queued: Queued) -> None:
    plan = Plan.objects.create(
        key=uuid4(), nonce=uuid4(), edition="1", impressions={}, audience={}, paused=True,
        created_by=person("o@example.org", "officer"),
    )  # fmt: skip
    queued(group=plan.group)
    OutboundMessage.objects.update(not_before=timezone.now() - LONG_AGO)
    assert not health().late_lanes
    Plan.objects.update(paused=False)
    assert health().late_lanes == ["normal"]


def test_a_paused_relay_stops_every_lane_until_somebody_lets_it_go_on(queued: Queued, relay: MemoryChannel) -> None:
    queued(kind="service")
    officer = signed_in("officer")
    assert officer.get(f"{PAGE}pause/").status_code == 405
    for _time in range(2):
        assert officer.post(f"{PAGE}pause/").status_code == 302
    assert drain(lane=Lane.URGENT, channel=relay).sent == 0
    assert "All mail was paused by" in officer.get(PAGE).text
    assert "All mail was paused by" in officer.get("/admin/distribution/tray/").text
    OutboundMessage.objects.update(not_before=timezone.now() - LONG_AGO)
    assert not health().late_lanes
    assert officer.post(f"{PAGE}go-on/").status_code == 302
    assert Relay.objects.get().paused_by is None
    kept = ModelLogEntry.objects.filter(action__startswith="dissemination.mail_").order_by("pk")
    assert list(kept.values_list("action", flat=True)) == ["dissemination.mail_paused", "dissemination.mail_resumed"]
    OutboundMessage.objects.update(not_before=timezone.now())
    assert drain(lane=Lane.URGENT, channel=relay).sent == 1


@pytest.mark.parametrize("group", ["auditor", "approver", "country-desk"])
def test_officers_alone_have_the_switch(group: str) -> None:
    client = signed_in(group)
    assert "Pause all mail" not in client.get(PAGE).text
    for path in ("pause/", "go-on/"):
        assert client.post(f"{PAGE}{path}").status_code == 404
    user = person("other@example.org", group)
    for act in (switch.pause, switch.resume):
        with pytest.raises(PermissionDenied):
            act(by=user)
    assert not Relay.objects.filter(paused=True).exists()


def test_the_page_asks_as_much_for_many_messages(queued: Queued, django_assert_num_queries: Any) -> None:
    check_promises()
    for number in range(20):
        queued(f"unit{number}@example.org")
    with django_assert_num_queries(10):
        assert health().lanes[1].waiting == 20


def test_the_exit_status_tells_of_a_lane_that_is_behind(queued: Queued) -> None:
    queued()
    call_command("ledger_check", lag=300)
    OutboundMessage.objects.update(not_before=timezone.now() - LONG_AGO)
    call_command("ledger_check")
    with pytest.raises(CommandError):
        call_command("ledger_check", lag=300, stderr=(said := StringIO()))
    assert "normal is on time (behind by 66" in said.getvalue()
    switch.pause(by=person("o@example.org", "officer"))
    call_command("ledger_check", lag=300)
