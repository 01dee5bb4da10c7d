"""Once more, for a reason alone: a new message, to the same or another contact, and the history stays."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import ModelLogEntry

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import Delivery, DeliveryEvent, Holding, OutboundMessage, Plan, Suppression
from dissemination.models.directory import Contact
from dissemination.queries.progress import differs
from dissemination.queries.unlike import unlike
from dissemination.services.acknowledge import Said, acknowledge, find_delivery
from dissemination.services.drain import drain
from dissemination.services.resend import Reason, resend
from dissemination.services.run_plans import run_plans
from dissemination.services.steer_plan import cancel_plan
from dissemination.services.suppress import suppress
from hub.models import User
from tests.dissemination.directory import Manual, agency, approved_plan, contact, person
from tests.dissemination.people import signed_in
from tests.dissemination.plans.conftest import BASE

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("manual", "no_patience")]
FULL = Reply(Phase.RCPT, 552, "5.2.2", "5.2.2 Mailbox full")
GONE = Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown")


@pytest.fixture
def officer() -> User:
    return person("again@example.org", "officer")


def sent(relay: MemoryChannel, *answers: Reply) -> Delivery:
    contact(agency(), "desk@example.org")
    approved_plan()
    run_plans()
    relay.answer("desk@example.org", *answers)
    go_on(relay)
    return Delivery.objects.get()


def go_on(relay: MemoryChannel) -> None:
    drain(lane=Lane.NORMAL, channel=relay)
    run_plans()


def again(delivery: Delivery, reason: Reason, by: User, to: Contact | None = None) -> None:
    assert delivery.contact
    resend(delivery=delivery, reason=reason, to=to or delivery.contact, by=by, nonce=uuid4())


def test_a_mailbox_that_was_full_is_written_to_again(relay: MemoryChannel, officer: User) -> None:
    delivery = sent(relay, FULL)
    assert delivery.state == "failed"
    again(delivery, Reason.FAILED, officer)
    delivery.refresh_from_db()
    assert delivery.state == "waiting"
    assert Plan.objects.get().state == "running"
    go_on(relay)
    delivery.refresh_from_db()
    assert (delivery.state, Plan.objects.get().state) == ("sent", "complete")
    keys = [message.idempotency_key for message in OutboundMessage.objects.order_by("created_at")]
    assert keys[0] == f"ds:{delivery.pk}" and keys[1].startswith(f"rs:{delivery.pk}:")
    assert len({message.rfc_message_id for message in OutboundMessage.objects.all()}) == 2
    assert DeliveryEvent.objects.get(kind="note").detail["resent"] == "failed"
    entry = ModelLogEntry.objects.get(action="dissemination.resent")
    assert (entry.user, entry.data["reason"]) == (officer, "failed")
    assert unlike() == []


def test_a_double_click_is_one_message(relay: MemoryChannel, officer: User) -> None:
    delivery, nonce = sent(relay, FULL), uuid4()
    assert delivery.contact
    for _click in range(2):
        resend(delivery=delivery, reason=Reason.FAILED, to=delivery.contact, by=officer, nonce=nonce)
    assert OutboundMessage.objects.count() == 2
    assert DeliveryEvent.objects.filter(kind="note").count() == 1


def test_another_contact_gets_a_delivery_and_a_link_of_its_own_and_the_first_stays(
    relay: MemoryChannel, officer: User
) -> None:
    delivery = sent(relay, GONE)
    other = contact(delivery.agency, "new@example.org", "ro")
    again(delivery, Reason.REPLACED, officer, other)
    go_on(relay)
    delivery.refresh_from_db()
    substitute = Delivery.objects.get(substitute_for=delivery)
    assert (delivery.state, substitute.state, substitute.distribution.language) == ("bounced", "sent", "ro")
    text = relay.accepted[-1].content.replace(b"=\n", b"").decode()
    token = re.search(r"/ro/ack/([\w-]+)/", text)
    assert relay.accepted[-1].recipient == "new@example.org" and token
    assert find_delivery(token[1]) == substitute
    assert Holding.objects.get(language="ro").state == "sent"
    assert differs(substitute.plan) == []  # the audience is as it was approved
    assert unlike() == []
    with pytest.raises(ValidationError):
        again(delivery, Reason.REPLACED, officer, other)


@pytest.mark.parametrize("reason", [Reason.FAILED, Reason.BOUNCED])
def test_a_reason_that_is_not_so_is_refused(relay: MemoryChannel, officer: User, reason: Reason) -> None:
    delivery = sent(relay)
    with pytest.raises(ValidationError) as refused:
        again(delivery, reason, officer)
    assert "reason" in refused.value.message_dict
    again(delivery, Reason.UNCONFIRMED, officer)
    with pytest.raises(ValidationError, match="still on its way"):
        again(delivery, Reason.UNCONFIRMED, officer)


def test_who_has_confirmed_is_not_sent_it_again(relay: MemoryChannel, officer: User) -> None:
    delivery = sent(relay)
    acknowledge(delivery=delivery, said=Said.RECEIVED)
    for reason in Reason:
        with pytest.raises(ValidationError):
            again(delivery, reason, officer, contact(delivery.agency, f"{reason}@example.org"))


def test_whom_it_may_not_be_sent_to(relay: MemoryChannel, officer: User) -> None:
    delivery = sent(relay, GONE)
    barred = contact(delivery.agency, "barred@example.org")
    suppress(address="barred@example.org", scope=Suppression.Scope.ALL, reason=Suppression.Reason.OBJECTION)
    paused = contact(delivery.agency, "paused@example.org", status="paused")
    stranger = contact(agency("Other"), "other@example.org")
    for to in (barred, paused, stranger):
        with pytest.raises(ValidationError) as refused:
            again(delivery, Reason.REPLACED, officer, to)
        assert "to" in refused.value.message_dict
    with pytest.raises(ValidationError, match="does not arrive"):
        again(delivery, Reason.BOUNCED, officer)
    assert OutboundMessage.objects.count() == 1


def test_nothing_is_sent_again_of_a_withdrawn_edition_or_a_cancelled_plan(
    relay: MemoryChannel, officer: User, manual: Manual
) -> None:
    delivery = sent(relay, FULL)
    manual.edition = replace(manual.edition, withdrawn=True)
    with pytest.raises(ValidationError, match="withdrawn"):
        again(delivery, Reason.FAILED, officer)
    manual.edition = replace(manual.edition, withdrawn=False)
    Plan.objects.update(state="running")
    cancel_plan(plan=delivery.plan, by=officer)
    with pytest.raises(ValidationError):
        again(delivery, Reason.FAILED, officer)


def test_only_officers_do(relay: MemoryChannel) -> None:
    delivery = sent(relay, FULL)
    with pytest.raises(PermissionDenied):
        again(delivery, Reason.FAILED, person("desk@people.example.org", "country-desk"))


def test_the_page_offers_what_fits_and_takes_a_double_click_as_one(relay: MemoryChannel) -> None:
    delivery = sent(relay, FULL)
    client, address = signed_in("officer"), f"{BASE}again/{delivery.pk}/"
    assert address in client.get(f"{BASE}{delivery.plan.key}/").text
    assert address in client.get(reverse("dissemination_agency", args=[delivery.agency.key])).text
    assert address not in signed_in("auditor").get(f"{BASE}{delivery.plan.key}/").text
    assert signed_in("auditor").get(address).status_code == 404
    page = client.get(address).text
    assert "It could not be handed over" in page and "It came back" not in page and "desk@example.org" in page
    form = {"reason": "failed", "to": str(delivery.contact_id), "nonce": str(uuid4())}
    wrong = client.post(address, form | {"reason": "replaced"})
    assert wrong.status_code == 400 and "Choose another contact" in wrong.text
    for _click in range(2):
        assert client.post(address, form).status_code == 302
    assert OutboundMessage.objects.count() == 2
    assert "not sent once more" in client.get(address).text
    assert address not in client.get(reverse("dissemination_agency", args=[delivery.agency.key])).text
    assert client.post(address, form | {"nonce": "\0"}).status_code == 400
