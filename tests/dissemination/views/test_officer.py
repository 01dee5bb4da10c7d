"""The officer's pages by HTTP: who may see and do what, and that nothing happens by GET."""

from uuid import uuid4

import pytest
from django.test import Client

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Delivery, OutboundMessage, Plan
from dissemination.services.drain import drain
from dissemination.services.run_plans import run_plans
from hub.models import Membership
from tests.dissemination.directory import agency, approved_plan, contact, person
from tests.dissemination.people import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("manual")]
BASE = "/admin/distribution/"


def test_an_officer_plans_with_a_dry_run_and_another_person_approves() -> None:
    contact(agency("Police Unit"), "a@example.org", "ro")
    agency("Nobody there")
    officer = signed_in("officer")
    page = officer.get(f"{BASE}new/", {"edition": "2", "nonce": ""})
    assert "Police Unit" in page.text and "No contact is known" in page.text
    assert not Plan.objects.exists()
    form = {"edition": "2", "nonce": str(uuid4())}
    assert officer.post(f"{BASE}new/", form).status_code == 302
    assert officer.post(f"{BASE}new/", form).status_code == 302
    plan = Plan.objects.get()
    address = f"{BASE}{plan.key}/"
    assert "Approve and send" not in officer.get(address).text
    assert officer.post(f"{address}approve/").status_code == 404
    approver = signed_in("approver")
    assert "Approve and send" in approver.get(address).text
    assert approver.get(f"{address}approve/").status_code == 405
    assert approver.post(f"{address}approve/").status_code == 302
    run_plans()
    page = officer.get(address)
    assert "Police Unit" in page.text and "a…@example.org" in page.text and "a@example.org" not in page.text


def test_a_wrong_choice_is_said_at_the_field() -> None:
    page = signed_in("officer").get(f"{BASE}new/", {"edition": "77"})
    assert page.status_code == 200
    assert "not one of the available choices" in page.text


@pytest.mark.parametrize(
    "address", ["", "new/", "tray/", "coverage/", "coverage/2/RO/", "00000000-0000-0000-0000-000000000001/"]
)
def test_others_of_the_admin_do_not_know_these_pages(address: str) -> None:
    assert signed_in("editor").get(f"{BASE}{address}").status_code == 404


@pytest.mark.parametrize("group", ["approver", "auditor", "country-desk"])
def test_who_may_look_may_not_steer(group: str) -> None:
    contact(agency(), "a@example.org")
    plan = approved_plan()
    client = signed_in(group)
    for act in ("pause", "resume", "cancel"):
        assert client.post(f"{BASE}{plan.key}/{act}/").status_code == 404
    assert client.get(f"{BASE}new/").status_code == 404
    assert client.get(f"{BASE}{plan.key}/").status_code == 200
    plan.refresh_from_db()
    assert (plan.state, plan.paused) == ("approved", False)


def test_pause_resume_cancel() -> None:
    contact(agency(), "a@example.org")
    plan, client = approved_plan(), signed_in("officer")
    for act in ("pause", "resume", "cancel", "pause"):
        assert client.post(f"{BASE}{plan.key}/{act}/").status_code == 302
    plan.refresh_from_db()
    assert (plan.state, plan.paused) == ("cancelled", False)


def test_a_link_is_withdrawn_by_an_officer_alone() -> None:
    contact(agency(), "a@example.org")
    plan = approved_plan()
    run_plans()
    delivery = Delivery.objects.get()
    address = f"{BASE}link/{delivery.pk}/"
    assert signed_in("auditor").post(address).status_code == 404
    client = signed_in("officer")
    assert client.get(address).status_code == 405
    assert client.post(address).status_code == 302
    delivery.refresh_from_db()
    assert delivery.revoked_at
    assert "withdrawn" in client.get(f"{BASE}{plan.key}/").text


def test_the_tray_shows_what_is_in_doubt_and_takes_a_decision(relay: MemoryChannel) -> None:
    contact(agency("Doubtful Unit"), "a@example.org")
    approved_plan()
    run_plans()
    relay.answer("a@example.org", Reply(Phase.REPLY, 0, "", "cut <b>off</b>"))
    drain(lane=Lane.NORMAL, channel=relay)
    client, message = signed_in("officer"), OutboundMessage.objects.get()
    page = client.get(f"{BASE}tray/").text
    assert "Doubtful Unit" in page and "cut &lt;b&gt;off" in page
    assert client.post(f"{BASE}tray/{message.pk}/", {"choice": "other"}).status_code == 404
    assert signed_in("auditor").post(f"{BASE}tray/{message.pk}/").status_code == 404
    assert client.post(f"{BASE}tray/{message.pk}/", {"choice": "handed_over"}).status_code == 302
    message.refresh_from_db()
    assert message.state == "accepted"
    assert "The tray is empty" in client.get(f"{BASE}tray/").text


def test_coverage_counts_agencies_and_opens_them(relay: MemoryChannel) -> None:
    first = agency("First Unit")
    contact(first, "a@example.org", "ro")
    contact(first, "b@example.org", "ro")
    agency("Empty Unit")
    approved_plan()
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    client = signed_in("officer")
    page = client.get(f"{BASE}coverage/").text
    assert "Romania" in page and "1 handed over" in page and "2 required" in page
    page = client.get(f"{BASE}coverage/2/RO/").text
    assert "Relay’s answer" in page.replace("&#x27;", "’").replace("'", "’")
    assert "Holds nothing of this edition, and should." in page


def test_a_country_desk_sees_its_own_countries_alone(relay: MemoryChannel) -> None:
    own, foreign = agency("Own Unit", "NL"), agency("Foreign Unit", "RO")
    contact(own, "a@example.org")
    hidden = contact(foreign, "b@example.org")
    plan = approved_plan()
    run_plans()
    client = Client()
    user = person("desk@example.org", "country-desk")
    Membership.objects.create(user=user, organisation=own.organisation)
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    for address in (f"{BASE}{plan.key}/", f"{BASE}coverage/", "/admin/agencies/", "/admin/contacts/"):
        page = client.get(address).text
        assert "Foreign Unit" not in page and "Romania" not in page
    assert "Own Unit" in client.get("/admin/agencies/").text
    assert client.get(f"{BASE}coverage/2/RO/").status_code == 404
    for address in ("inspect", "edit", "history", "usage", "delete"):
        assert "Foreign Unit" not in client.get(f"/admin/agencies/{address}/{foreign.pk}/").text
        assert "b@example.org" not in client.get(f"/admin/contacts/{address}/{hidden.pk}/").text


def test_addresses_are_masked_wherever_rows_are_listed() -> None:
    row = contact(agency(), "secret.name@example.org")
    client = signed_in("auditor")
    for address in ("/admin/contacts/", f"/admin/contacts/inspect/{row.pk}/", f"/admin/contacts/history/{row.pk}/"):
        assert "secret.name" not in client.get(address).text
    assert "s…@example.org" in client.get("/admin/contacts/").text


def test_an_officer_keeps_the_directory() -> None:
    row = contact(agency(), "old@example.org")
    client = signed_in("officer")
    fields = {
        "agency": row.agency_id, "role_title": "Desk", "email": "new@example.org", "language": "ro",
        "time_zone": "Europe/Bucharest", "status": "active", "basis": "public_task",
    }  # fmt: skip
    assert client.post(f"/admin/contacts/edit/{row.pk}/", fields).status_code == 302
    before = row.address_hash
    row.refresh_from_db()
    assert row.email == "new@example.org"
    assert bytes(row.address_hash) != before
    contact(row.agency, "taken@example.org")
    answer = client.post(f"/admin/contacts/edit/{row.pk}/", {**fields, "email": "TAKEN@example.org"})
    assert "in the directory already" in answer.text
