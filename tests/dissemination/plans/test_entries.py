"""What officers enter about a delivery: it counts, it is taken back, and post goes out again."""

from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.entries import Entered
from dissemination.kinds import Lane
from dissemination.models import Contact, Delivery, DeliveryEvent, Holding, Suppression
from dissemination.queries import unlike as comparing
from dissemination.services.drain import drain
from dissemination.services.enter_event import Entry, enter_event
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.plan_deliveries import plan_deliveries
from dissemination.services.run_plans import run_plans
from dissemination.services.take_back import take_back
from hub.models import User
from tests.dissemination.directory import Manual, agency, approved_plan, contact, person
from tests.dissemination.people import signed_in
from tests.dissemination.plans.conftest import BASE, printed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_patience")]
TODAY = timezone.localdate


@pytest.fixture
def officer() -> User:
    return person("entering@example.org", "officer")


def enter(delivery: Delivery, what: Entered, by: User, on: date | None = None, **more: object) -> None:
    enter_event(delivery=delivery, entry=Entry(what, on or TODAY(), **more), by=by, nonce=uuid4())  # type: ignore[arg-type]  # of a dataclass


def state(delivery: Delivery) -> str:
    delivery.refresh_from_db()
    return delivery.state


def test_what_an_officer_enters_counts_as_any_other_evidence(officer: User) -> None:
    agency("Unit", postal_address="x")
    plan = printed()
    run_plans()
    delivery = Delivery.objects.get()
    enter(delivery, Entered.POSTED, officer, date(2026, 11, 2), copies=40, note="With the letter of the ministry.")
    assert state(delivery) == "sent"
    enter(delivery, Entered.CONFIRMED, officer)
    assert state(delivery) == "acknowledged"
    held = Holding.objects.get()
    assert (held.state, held.known_from, held.language) == ("acknowledged", "officer", "ro")
    posted = DeliveryEvent.objects.get(kind="accepted")
    assert (posted.occurred_at, posted.detail) == (
        datetime(2026, 11, 2, 11, tzinfo=UTC),
        {"entered": "posted", "copies": 40},
    )
    assert "ministry" not in str(list(DeliveryEvent.objects.values()))
    run_plans()
    plan.refresh_from_db()
    assert plan.state == "complete"
    assert comparing.unlike() == []


def test_a_wrong_entry_is_taken_back_by_a_second_and_both_stay(officer: User) -> None:
    agency("Unit", postal_address="x")
    printed()
    run_plans()
    delivery = Delivery.objects.get()
    enter(delivery, Entered.POSTED, officer)
    for _click in range(2):
        take_back(event=DeliveryEvent.objects.get(kind="accepted"), by=officer)
    assert state(delivery) == "planned"
    assert not Holding.objects.exists()
    assert sorted(DeliveryEvent.objects.values_list("kind", flat=True)) == ["accepted", "retracted"]
    assert comparing.unlike() == []
    enter(delivery, Entered.POSTED, officer)
    assert state(delivery) == "sent"
    logged = ModelLogEntry.objects.filter(action__startswith="dissemination.").order_by("pk")
    assert [entry.action for entry in logged] == [
        "dissemination.entered",
        "dissemination.taken_back",
        "dissemination.entered",
    ]
    assert {entry.user for entry in logged} == {officer}


def test_only_officers_enter_and_only_what_officers_entered_is_taken_back(relay: MemoryChannel, officer: User) -> None:
    contact(agency(), "a@example.org")
    approved_plan()
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    delivery = Delivery.objects.get()
    with pytest.raises(PermissionDenied):
        enter(delivery, Entered.CONFIRMED, person("aud@example.org", "auditor"))
    with pytest.raises(PermissionDenied):
        take_back(event=DeliveryEvent.objects.get(kind="accepted"), by=officer)


def test_a_day_to_come_and_a_note_that_names_somebody_are_refused_at_their_fields(officer: User) -> None:
    agency("Unit", postal_address="x")
    printed()
    run_plans()
    with pytest.raises(ValidationError) as refused:
        enter(
            Delivery.objects.get(),
            Entered.POSTED,
            officer,
            TODAY() + timedelta(days=2),
            note="Ask maria.pop@example.org",
        )
    assert set(refused.value.message_dict) == {"on", "note"}
    assert not DeliveryEvent.objects.exists()


def test_copies_handed_over_at_a_meeting_stand_beside_the_mail_that_came_back(
    relay: MemoryChannel, officer: User
) -> None:
    contact(agency(), "gone@example.org")
    approved_plan()
    run_plans()
    relay.answer("gone@example.org", Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"))
    drain(lane=Lane.NORMAL, channel=relay)
    mail = Delivery.objects.get()
    for _entry in range(2):
        enter(mail, Entered.HANDED, officer, copies=40)
    assert state(mail) == "bounced"
    other = Delivery.objects.exclude(pk=mail.pk).get()
    assert (other.channel, other.contact, other.copies, other.state) == ("hand", None, 40, "delivered")
    assert Holding.objects.get().state == "delivered"
    assert comparing.unlike() == []


def test_post_that_came_back_blames_no_mailbox(officer: User) -> None:
    contact(agency("Unit", postal_address="x"), "a@example.org")
    printed()
    run_plans()
    delivery = Delivery.objects.get()
    enter(delivery, Entered.POSTED, officer)
    enter(delivery, Entered.CAME_BACK, officer)
    assert state(delivery) == "bounced"
    assert follow_bounces() == 0
    assert Contact.objects.get().status == "active" and not Suppression.objects.exists()


def test_the_page_of_a_delivery_takes_an_entry_once_and_takes_it_back(manual: Manual) -> None:
    agency("Unit & Co", postal_address="1 Street")
    plan = printed()
    run_plans()
    delivery, client = Delivery.objects.get(), signed_in("officer")
    address = f"{BASE}entry/{delivery.pk}/"
    assert address in client.get(f"{BASE}{plan.key}/").text
    assert "40 copies" in client.get(f"{BASE}{plan.key}/").text
    form = {"what": "posted", "on": "2026-11-01", "copies": "40", "note": "At the fair", "nonce": str(uuid4())}
    wrong = client.post(address, form | {"on": "2999-01-01"})
    assert wrong.status_code == 400 and "This day has not come yet." in wrong.text and "At the fair" in wrong.text
    for _click in range(2):
        assert client.post(address, form).status_code == 302
    event = DeliveryEvent.objects.get()
    assert "At the fair" in client.get(address).text
    assert client.get(f"{address}{event.pk}/back/").status_code == 405
    assert signed_in("auditor").get(address).status_code == 404
    assert signed_in("auditor").post(f"{address}{event.pk}/back/").status_code == 404
    assert client.post(f"{address}{event.pk + 1}/back/").status_code == 404
    assert client.post(f"{address}{event.pk}/back/").status_code == 302
    assert "taken back" in client.get(address).text
    assert client.post(f"{address}{DeliveryEvent.objects.get(kind='retracted').pk}/back/").status_code == 404
    assert state(delivery) == "planned"


def test_post_that_came_back_and_is_posted_again_is_on_its_way_until_it_comes_back_again(officer: User) -> None:
    agency("Far away", postal_address="x")
    plan_deliveries(plan=printed())
    delivery, day = Delivery.objects.get(), date(2026, 3, 2)
    posted = [(Entered.POSTED, 0, "sent"), (Entered.POSTED, 9, "sent"), (Entered.POSTED, 3, "bounced")]
    back = [(Entered.CAME_BACK, 9, "bounced"), (Entered.CAME_BACK, 9, "bounced"), (Entered.CAME_BACK, 20, "bounced")]
    for what, after, shown in [posted[0], *back[:2], posted[1], back[2], posted[2], (Entered.POSTED, 21, "sent")]:
        enter(delivery, what, officer, day + timedelta(days=after), copies=40 if what is Entered.POSTED else None)
        assert state(delivery) == shown, (what, after)
    assert comparing.unlike() == []
