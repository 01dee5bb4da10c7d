"""What the page on retention says of this room is what the daily purge does."""

from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from dissemination import tasks
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import (
    Answer,
    ContactRequest,
    ContactReview,
    DeliveryAttempt,
    DirectoryImport,
    EntryNote,
    MessageText,
    OptIn,
    OutboundMessage,
    RelayText,
    Subscriber,
    Subscription,
)
from dissemination.services.drain import drain
from tests.dissemination.directory import agency, contact, person
from tests.invariants.test_retention import REGISTER

DAY = timedelta(days=1)
Make = Callable[[timedelta], object]


def _request(age: timedelta) -> object:
    row = contact(agency(f"Unit {uuid4()}"), f"{uuid4().hex}@example.org")
    return ContactRequest.objects.create(
        agency=row.agency, contact=row, kind="remove", origin="notice", state="refused", decided_at=timezone.now() - age
    )


def _review(age: timedelta) -> object:
    row = contact(agency(f"Unit {uuid4()}"), f"{uuid4().hex}@example.org")
    return ContactReview.objects.create(contact=row, due=timezone.localdate(), asked_at=timezone.now() - age)


def _subscription(age: timedelta) -> object:
    subscriber = Subscriber.objects.create(email=f"{uuid4().hex}@example.org")
    then = timezone.now() - age
    return Subscription.objects.create(
        subscriber=subscriber, scope="all", cadence="daily", confirmed_at=then, ended_at=then, ended_reason="link"
    )


def _opt_in(age: timedelta) -> object:
    subscriber = Subscriber.objects.create(email=f"{uuid4().hex}@example.org")
    asked = timezone.now() - age
    return OptIn.objects.create(subscriber=subscriber, wanted=["all"], cadence="daily", language="en", asked_at=asked)


def _import(age: timedelta) -> object:
    made = DirectoryImport.objects.create(owner=person(f"{uuid4().hex}@example.org", "officer"), name="l", content=b"")
    DirectoryImport.objects.filter(pk=made.pk).update(at=timezone.now() - age)
    return made


def _aged(model: type[models.Model], field: str, **fields: object) -> Make:
    def make(age: timedelta) -> object:
        values = {name: value() if callable(value) else value for name, value in fields.items()}
        made = model._default_manager.create(**values)
        model._default_manager.filter(pk=made.pk).update(**{field: timezone.now() - age})
        return made

    return make


TERMS: dict[str, tuple[timedelta, Make]] = {
    "Answer": (730 * DAY, _aged(Answer, "answered_at", delivery_id=uuid4, note="n")),
    "EntryNote": (730 * DAY, _aged(EntryNote, "written_at", entry=lambda: uuid4().hex, note="n")),
    "RelayText": (
        90 * DAY,
        _aged(RelayText, "received_at", message_id=uuid4, source="dsn", text="t", received_at=timezone.now),
    ),
    "DeliveryAttempt": (
        365 * DAY,
        _aged(DeliveryAttempt, "finished_at", message_id=uuid4, number=1, worker="w", started_at=timezone.now),
    ),
    "DirectoryImport": (30 * DAY, _import),
    "ContactRequest": (180 * DAY, _request),
    "ContactReview": (3 * 365 * DAY, _review),
    "Subscription": (3 * 365 * DAY, _subscription),
    "OptIn": (3 * 365 * DAY, _opt_in),
}
SAID = {30: "30 days", 90: "90 days", 180: "180 days", 365: "one year", 730: "two years", 1095: "three years"}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(TERMS))
def test_a_row_goes_after_its_term_and_not_before(name: str) -> None:
    term, make = TERMS[name]
    model = apps.get_model("dissemination", name)
    assert SAID[term.days] in REGISTER[f"dissemination.{name}"].kept
    made = [make(term - DAY), make(term + DAY)]
    tasks.purge()
    left = set(model._default_manager.values_list("pk", flat=True))
    assert left == {made[0].pk}  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_what_waits_for_an_officer_is_not_purged() -> None:
    row = contact(agency("Unit"), "a@example.org")
    old = timezone.now() - 400 * DAY
    ContactRequest.objects.create(agency=row.agency, contact=row, kind="remove", origin="notice", made_at=old)
    tasks.purge()
    assert ContactRequest.objects.open().exists()


@pytest.mark.django_db
def test_a_consent_stays_while_a_subscription_rests_on_it() -> None:
    made = _opt_in(2000 * DAY)
    assert isinstance(made, OptIn)
    Subscription.objects.create(subscriber=made.subscriber, scope="all", cadence="daily", confirmed_at=timezone.now())
    tasks.purge()
    assert OptIn.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("kind", ["service", "optin", "some.notice"])
def test_a_text_that_may_hold_a_token_is_kept_only_until_the_relay_takes_it(
    queued: Callable[..., OutboundMessage], relay: MemoryChannel, kind: str
) -> None:
    queued(kind=kind)
    assert MessageText.objects.exists()
    for lane in Lane:
        drain(lane=lane, channel=relay)
    assert OutboundMessage.objects.get().state == "accepted"
    assert not MessageText.objects.exists()


def test_no_model_has_a_place_for_the_address_of_a_computer() -> None:
    named = (
        "ip",
        "ip_address",
        "remote_addr",
        "user_agent",
        "client",
        "client_ip",
        "referrer",
        "fingerprint_of_browser",
    )
    found = [
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        for field in model._meta.get_fields()
        if isinstance(field, models.GenericIPAddressField) or field.name in named
    ]
    assert found == []
