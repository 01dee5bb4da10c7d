"""From the dry run to the acknowledgement, on real PostgreSQL."""

import re
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Contact, Delivery, DeliveryEvent, OutboundMessage, Plan, Suppression
from dissemination.queries.candidates import LeftOut, dry_run
from dissemination.services.acknowledge import Said, Words, acknowledge, find_delivery, revoke
from dissemination.services.approve_plan import approve_plan
from dissemination.services.decide_message import Choice, decide_message
from dissemination.services.drain import drain
from dissemination.services.make_plan import Audience, make_plan
from dissemination.services.plan_deliveries import plan_deliveries
from dissemination.services.run_plans import run_plans
from dissemination.services.steer_plan import cancel_plan, pause_plan, resume_plan
from dissemination.services.suppress import suppress
from tests.dissemination.directory import agency, approved_plan, contact, edition, person

pytestmark = pytest.mark.django_db


def test_the_dry_run_says_who_gets_what_and_why_others_do_not() -> None:
    contact(agency("Own language"), "a@example.org", "ro")
    contact(agency("Language of the country", "NL"), "b@example.org", "da")
    contact(agency("English at last", "FR"), "c@example.org", "da")
    agency("Nobody")
    contact(agency("Gone"), "d@example.org", status="undeliverable")
    contact(agency("Not asked"), "e@example.org", status="paused")
    contact(agency("Objects"), "f@example.org")
    suppress(address="f@example.org", scope=Suppression.Scope.ALL, reason=Suppression.Reason.OBJECTION)
    contact(agency("Over", valid_to="2021-01-01"), "g@example.org")
    plan = make_plan(
        edition=edition("2", ["en", "ro", "nl"]),
        audience=Audience(),
        by=person("o@example.org", "officer"),
        nonce=uuid4(),
    )
    said = {line.agency: (line.language, line.left_out) for line in dry_run(plan)}
    assert said == {
        "Own language": ("ro", LeftOut.NONE),
        "Language of the country": ("nl", LeftOut.NONE),
        "English at last": ("en", LeftOut.NONE),
        "Nobody": ("ro", LeftOut.NO_CONTACT),
        "Gone": ("en", LeftOut.UNDELIVERABLE),
        "Not asked": ("en", LeftOut.PAUSED),
        "Objects": ("en", LeftOut.SUPPRESSED),
    }


def test_the_audience_can_be_narrowed_to_kinds_countries_and_one_contact_an_agency() -> None:
    police = agency("Police", "RO")
    contact(police, "person@example.org", is_shared_mailbox=False)
    contact(police, "desk@example.org")
    contact(agency("Ngo", "RO", "ngo"), "ngo@example.org")
    contact(agency("Elsewhere", "NL"), "nl@example.org")
    plan = approved_plan(Audience(kinds=["police"], countries=["RO"], one_per_agency=True))
    plan_deliveries(plan=plan)
    assert [delivery.contact.email for delivery in Delivery.objects.all()] == ["desk@example.org"]


def test_planning_twice_plans_once() -> None:
    contact(agency(), "a@example.org")
    plan = approved_plan()
    assert plan_deliveries(plan=plan) == 1
    contact(agency("Later"), "later@example.org")
    assert plan_deliveries(plan=plan) == 0, "whom it goes to is judged once"
    run_plans()
    run_plans()
    assert OutboundMessage.objects.count() == 1


def test_a_form_sent_twice_makes_one_plan() -> None:
    officer, nonce = person("o@example.org", "officer"), uuid4()
    plans = {make_plan(edition=edition("2", ["en"]), audience=Audience(), by=officer, nonce=nonce).pk for _ in range(2)}
    assert len(plans) == 1


def test_only_officers_plan_and_only_another_approver_approves() -> None:
    with pytest.raises(PermissionDenied):
        make_plan(edition=edition("2", ["en"]), audience=Audience(), by=person("x@example.org"), nonce=uuid4())
    both = person("both@example.org", "officer", "approver", is_superuser=True)
    plan = make_plan(edition=edition("2", ["en"]), audience=Audience(), by=both, nonce=uuid4())
    for nobody in (both, person("o@example.org", "officer")):
        with pytest.raises(PermissionDenied):
            approve_plan(plan=plan, by=nobody)
    with pytest.raises(IntegrityError), transaction.atomic():
        Plan.objects.filter(pk=plan.pk).update(approved_by=both)
    approve_plan(plan=plan, by=person("a@example.org", "approver"))
    with pytest.raises(PermissionDenied):
        approve_plan(plan=plan, by=person("b@example.org", "approver"))


def test_an_edition_reaches_an_agency_and_the_agency_says_so(relay: MemoryChannel) -> None:
    contact(agency("Unit & Co"), "a@example.org", "ro")
    _send(approved_plan(), relay)
    delivery = Delivery.objects.get()
    assert delivery.state == "sent"
    assert Plan.objects.get().state == "complete"
    token = _token(relay)
    assert token not in str(list(Delivery.objects.values())) + str(list(OutboundMessage.objects.values()))
    found = find_delivery(token)
    assert found == delivery
    assert find_delivery(token + "x") is None
    acknowledge(delivery=delivery, said=Said.RECEIVED, words=Words(office="Desk"))
    acknowledge(delivery=delivery, said=Said.RECEIVED)
    acknowledge(delivery=delivery, said=Said.ADOPTED)
    delivery.refresh_from_db()
    assert delivery.state == "adopted"
    assert DeliveryEvent.objects.filter(source="web").count() == 2


def test_a_revoked_link_is_gone(relay: MemoryChannel) -> None:
    contact(agency(), "a@example.org")
    _send(approved_plan(), relay)
    revoke(delivery=Delivery.objects.get(), by=person("off@example.org", "officer"))
    assert find_delivery(_token(relay)) is None


def test_who_holds_an_edition_is_not_sent_it_again(relay: MemoryChannel) -> None:
    contact(agency(), "a@example.org")
    _send(approved_plan(), relay)
    second = approved_plan()
    assert [line.left_out for line in dry_run(second)] == [LeftOut.HOLDS]
    _send(second, relay)
    assert len(relay.accepted) == 1


def test_a_mailbox_that_does_not_exist_is_not_written_to_again(relay: MemoryChannel) -> None:
    contact(agency(), "gone@example.org")
    relay.answer("gone@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    _send(approved_plan(), relay)
    assert Delivery.objects.get().state == "bounced"
    assert Contact.objects.get().status == "undeliverable"
    assert [line.left_out for line in dry_run(approved_plan())] == [LeftOut.UNDELIVERABLE]


def test_pause_resume_and_cancel(relay: MemoryChannel) -> None:
    for number in range(3):
        contact(agency(f"Unit {number}"), f"a{number}@example.org")
    plan, officer = approved_plan(), person("off@example.org", "officer")
    run_plans()
    pause_plan(plan=plan, by=officer)
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    resume_plan(plan=plan, by=officer)
    relay.answer("a0@example.org", Reply(Phase.RCPT, 451, "4.7.1", "later"))
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 2
    cancel_plan(plan=plan, by=officer)
    assert sorted(Delivery.objects.values_list("state", flat=True)) == ["cancelled", "sent", "sent"]
    with pytest.raises(PermissionDenied):
        resume_plan(plan=plan, by=officer)


def test_what_comes_back_from_doubt_is_not_sent_for_a_cancelled_plan(relay: MemoryChannel) -> None:
    contact(agency(), "a@example.org")
    plan, officer = approved_plan(), person("off@example.org", "officer")
    run_plans()
    relay.answer("a@example.org", Reply(Phase.REPLY, 0, "", "cut"))
    drain(lane=Lane.NORMAL, channel=relay)
    cancel_plan(plan=plan, by=officer)
    OutboundMessage.objects.update(state="queued")  # as reconcile does without evidence
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    run_plans()
    assert OutboundMessage.objects.get().state == "cancelled"


@pytest.mark.parametrize(
    ("choice", "message", "delivery", "sent"),
    [
        (Choice.HANDED_OVER, "accepted", "sent", 0),
        (Choice.SEND_AGAIN, "accepted", "sent", 1),
        (Choice.GIVE_UP, "cancelled", "cancelled", 0),
    ],
)
def test_the_officer_decides_what_nobody_knows(
    relay: MemoryChannel, choice: Choice, message: str, delivery: str, sent: int
) -> None:
    contact(agency(), "a@example.org")
    approved_plan()
    run_plans()
    relay.answer("a@example.org", Reply(Phase.REPLY, 0, "", "cut"))
    drain(lane=Lane.NORMAL, channel=relay)
    doubtful = OutboundMessage.objects.to_decide().get()
    with pytest.raises(PermissionDenied):
        decide_message(message=doubtful, choice=choice, by=person("x@example.org", "approver"))
    decide_message(message=doubtful, choice=choice, by=person("off@example.org", "officer"))
    drain(lane=Lane.NORMAL, channel=relay)
    doubtful.refresh_from_db()
    assert (doubtful.state, Delivery.objects.get().state, len(relay.accepted)) == (message, delivery, sent)
    assert not OutboundMessage.objects.to_decide().exists()


def _send(plan: Plan, relay: MemoryChannel) -> None:
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    run_plans()


def _token(relay: MemoryChannel) -> str:
    text = relay.accepted[-1].content.replace(b"=\n", b"").decode()
    found = re.search(r"/ack/([\w-]+)/", text)
    assert found
    return found[1]
