"""An edition that is put on a portal: every agency asked for gets it there, without address, mail or paper."""

from uuid import uuid4

import pytest

from dissemination.models import Delivery, DeliveryEvent, Holding, OutboundMessage, Plan
from dissemination.models.plan import Channel
from dissemination.queries.candidates import LeftOut, dry_run
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import Manual, agency, approved_plan, contact
from tests.dissemination.people import signed_in
from tests.dissemination.plans.conftest import BASE, NEW, printed

pytestmark = pytest.mark.django_db
ASKED = {"edition": "2", "channel": "portal", "copies": "25", "mode": "attachment", "remind_after": "14"}


def test_each_agency_gets_it_once_whatever_is_known_of_its_addresses(manual: Manual) -> None:
    contact(agency("With a mailbox"), "a@example.org")
    contact(agency("Mail comes back", "NL"), "b@example.org", status="undeliverable")
    agency("No address", "DK")
    officer = signed_in("officer")
    assert "3 agencies would get it." in officer.get(NEW, ASKED).text
    assert officer.post(NEW, ASKED | {"nonce": str(uuid4())}).status_code == 302
    plan = Plan.objects.get()
    assert (plan.channel, plan.mode, plan.remind_after) == ("portal", "link", 0)
    assert signed_in("approver").post(f"{BASE}{plan.key}/approve/").status_code == 302
    run_plans()
    run_plans()
    rows = Delivery.objects.values_list("agency__organisation__name", "channel", "contact", "distribution__language")
    assert sorted(rows) == [
        ("Mail comes back", "portal", None, "nl"),
        ("No address", "portal", None, "da"),
        ("With a mailbox", "portal", None, "ro"),
    ]
    assert not OutboundMessage.objects.exists()
    page = officer.get(f"{BASE}{plan.key}/").text
    assert page.count("On a portal that the agency reads") == 4 and "copies" not in page.lower()
    for name in ("labels", "packing-list"):
        assert name not in page and officer.get(f"{BASE}{plan.key}/{name}/").status_code == 404


def test_it_is_handed_over_when_an_officer_says_that_it_is_there_and_confirmed_by_the_agency(manual: Manual) -> None:
    agency("Unit")
    plan = printed(Channel.PORTAL, copies=1)
    run_plans()
    delivery, officer = Delivery.objects.get(), signed_in("officer")
    address, shown = f"{BASE}entry/{delivery.pk}/", []
    for what in ("portal", "confirmed"):
        form = {"what": what, "on": "2026-11-02", "copies": "40", "note": "", "nonce": str(uuid4())}
        assert officer.post(address, form).status_code == 302
        delivery.refresh_from_db()
        shown.append(delivery.state)
        assert (Delivery.objects.count(), Holding.objects.get().known_from) == (1, "officer")
    assert shown == ["sent", "acknowledged"]
    assert DeliveryEvent.objects.get(kind="accepted").detail == {"entered": "portal"}
    run_plans()
    plan.refresh_from_db()
    assert plan.state == "complete"


def test_who_has_it_on_a_portal_may_still_get_it_by_mail_and_is_not_offered_the_portal_twice() -> None:
    contact(agency("Unit"), "a@example.org")
    printed(Channel.PORTAL)
    run_plans()
    assert [line.left_out for line in dry_run(printed(Channel.PORTAL))] == [LeftOut.HOLDS]
    assert [line.left_out for line in dry_run(printed(Channel.HAND))] == [LeftOut.NONE]
    assert [line.left_out for line in dry_run(approved_plan())] == [LeftOut.NONE]
    approved_plan()
    run_plans()
    assert sorted(Delivery.objects.values_list("channel", flat=True)).count("portal") == 1
