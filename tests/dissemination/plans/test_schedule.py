"""Approved now, sent later: by the clock of Brussels, for whoever then is in the audience."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from dissemination.brussels import BrusselsTimeField
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Delivery, DeliveryEvent, OutboundMessage, Plan
from dissemination.queries import unlike as comparing
from dissemination.queries.invariants import broken
from dissemination.queries.progress import differs
from dissemination.queries.unlike import unlike
from dissemination.services.approve_plan import approve_plan
from dissemination.services.drain import drain
from dissemination.services.make_plan import Audience, make_plan
from dissemination.services.plan_deliveries import plan_deliveries
from dissemination.services.run_plans import run_plans
from dissemination.services.steer_plan import cancel_plan, let_go
from hub.ports import citable
from tests.dissemination.directory import Manual, agency, approved_plan, contact, edition, person
from tests.dissemination.people import signed_in
from tests.dissemination.plans.conftest import BASE, NEW

pytestmark = pytest.mark.django_db


def later_plan() -> Plan:
    plan = approved_plan()
    Plan.objects.filter(pk=plan.pk).update(goes_out_at=timezone.now() + timedelta(hours=1))
    plan.refresh_from_db()
    return plan


@pytest.mark.parametrize(
    ("written", "means"),
    [
        ("2027-01-15T10:00", datetime(2027, 1, 15, 9, tzinfo=UTC)),
        ("2027-07-15T10:00", datetime(2027, 7, 15, 8, tzinfo=UTC)),
    ],
)
def test_a_time_is_read_as_the_clocks_in_brussels_show_it(written: str, means: datetime) -> None:
    with timezone.override("Asia/Tokyo"):
        assert BrusselsTimeField().clean(written) == means


@pytest.mark.parametrize("written", ["2027-03-28T02:30", "2027-10-31T02:30"])
def test_an_hour_that_does_not_exist_or_comes_twice_is_refused(written: str) -> None:
    with pytest.raises(ValidationError, match="clocks change"):
        BrusselsTimeField().clean(written)


def test_a_time_that_has_passed_is_refused_at_its_field_and_nothing_is_lost(manual: Manual) -> None:
    page = signed_in("officer").post(NEW, {"edition": "2", "goes_out_at": "2020-01-01T10:00", "countries": ["RO"]})
    assert "This time has passed." in page.text and "2020-01-01T10:00" in page.text
    assert '<option value="RO" selected>' in page.text
    assert not Plan.objects.exists()


def test_it_waits_for_its_hour_and_then_goes_out_by_the_beat(relay: MemoryChannel) -> None:
    contact(agency(), "a@example.org")
    plan = later_plan()
    run_plans()
    assert not Delivery.objects.exists()
    Plan.objects.update(goes_out_at=timezone.now() - timedelta(seconds=1))
    run_plans()
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    run_plans()
    plan.refresh_from_db()
    assert plan.state == "complete"


def test_the_page_says_when_and_an_officer_lets_it_go_or_gives_it_up(manual: Manual) -> None:
    contact(agency(), "a@example.org")
    officer, approver, form = signed_in("officer"), signed_in("approver"), {"edition": "2", "nonce": str(uuid4())}
    assert officer.post(NEW, form | {"goes_out_at": "2999-07-15T10:00"}).status_code == 302
    plan = Plan.objects.get()
    address = f"{BASE}{plan.key}/"
    assert "15 Jul 2999, 10:00 (Brussels time)" in approver.get(address).text
    approver.post(f"{address}approve/")
    assert "Approved, goes out on 15 Jul 2999, 10:00 (Brussels time)" in officer.get(address).text
    assert "Approved, goes out on" in officer.get(BASE).text
    assert approver.post(f"{address}now/").status_code == 404
    assert officer.get(f"{address}now/").status_code == 405
    assert officer.post(f"{address}now/").status_code == 302
    run_plans()
    assert OutboundMessage.objects.count() == 1


def test_a_plan_that_waits_can_be_cancelled() -> None:
    contact(agency(), "a@example.org")
    plan, officer = later_plan(), person("off@example.org", "officer")
    cancel_plan(plan=plan, by=officer)
    Plan.objects.update(goes_out_at=timezone.now() - timedelta(seconds=1))
    run_plans()
    assert not Delivery.objects.exists()


def test_the_audience_is_judged_when_it_goes_and_what_differs_is_said(manual: Manual) -> None:
    contact(agency("There"), "a@example.org", "en")
    agency("Nobody there")
    plan = later_plan()
    assert plan.foreseen == {"languages": {"en": 1}, "left_out": {"no_contact": 1}}
    assert differs(plan) == []
    contact(agency("New"), "b@example.org", "en")
    contact(agency("New, too"), "c@example.org", "ro")
    let_go(plan=plan, by=person("off@example.org", "officer"))
    run_plans()
    plan.refresh_from_db()
    assert [(one.language, one.foreseen, one.planned) for one in differs(plan)] == [("en", 1, 2), ("ro", 0, 1)]
    page = signed_in("auditor").get(f"{BASE}{plan.key}/").text
    assert "en: 2 instead of 1" in page and "ro: 1 instead of 0" in page


def test_an_edition_withdrawn_meanwhile_stops_what_waits_and_what_runs(
    relay: MemoryChannel, manual: Manual, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "ab":
        contact(agency(f"Unit {name}"), f"{name}@example.org")
    waiting, running = later_plan(), approved_plan()
    run_plans()
    draft = make_plan(
        edition=edition("2", ["en"]), audience=Audience(), by=person("z@example.org", "officer"), nonce=uuid4()
    )
    first = OutboundMessage.objects.order_by("pk").first()
    assert first
    OutboundMessage.objects.exclude(pk=first.pk).update(not_before=timezone.now() + timedelta(hours=1))
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    manual.edition = replace(manual.edition, withdrawn=True)
    with pytest.raises(ValidationError):
        approve_plan(plan=draft, by=person("second@example.org", "approver"))
    for _again in range(2):
        run_plans()
    for plan in (waiting, running, draft):
        plan.refresh_from_db()
        assert (plan.state, plan.stopped_for) == ("cancelled", "withdrawn")
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["cancelled", "sent"]
    assert DeliveryEvent.objects.get(kind="cancelled").source == "policy"
    monkeypatch.setattr(comparing, "SETTLES", timedelta(0))
    assert unlike() == []
    assert "The edition was withdrawn" in signed_in("auditor").get(f"{BASE}{running.key}/").text
    assert citable.get().editions()[0].withdrawn


def test_a_plan_or_a_delivery_that_nobody_moves_on_breaks_a_promise() -> None:
    contact(agency(), "a@example.org")
    plan, long_ago = approved_plan(), timezone.now() - timedelta(hours=2)
    assert broken() == []
    Plan.objects.filter(pk=plan.pk).update(goes_out_at=timezone.now() + timedelta(days=1), approved_at=long_ago)
    assert broken() == []
    Plan.objects.filter(pk=plan.pk).update(goes_out_at=long_ago)
    assert [one.promise for one in broken()] == ["A plan whose time has come goes out within the hour"]
    plan_deliveries(plan=plan)
    Delivery.objects.update(state_at=long_ago)
    assert [one.promise for one in broken()] == ["A delivery by mail has its message within the hour"]
    run_plans()
    assert broken() == []
