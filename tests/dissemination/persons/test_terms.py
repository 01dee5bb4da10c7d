"""What the page on retention says of this room is what the daily purge does."""

import re
from collections.abc import Callable
from datetime import timedelta
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import models
from django.db.models import Q
from django.utils import timezone

from dissemination import tasks
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import (
    AddressChange,
    Answer,
    BounceCase,
    Bucket,
    ContactRequest,
    ContactReview,
    DeliveryAttempt,
    DirectoryImport,
    DirectoryRow,
    EntryNote,
    MessageText,
    OptIn,
    OutboundMessage,
    RecordedBasis,
    RelayQueue,
    RelayRemark,
    RelayText,
    Subscriber,
    Subscription,
)
from dissemination.services.drain import drain
from dissemination.services.enqueue import Draft, Wording, enqueue
from tests.dissemination.directory import agency, contact, person
from tests.invariants.test_retention import REGISTER

DAY = timedelta(days=1)
A_TERM = re.compile(r"\b(\d+|one|two|three) (day|year)s?\b")
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


def _change(age: timedelta) -> object:
    subscriber = Subscriber.objects.create(email=f"{uuid4().hex}@example.org")
    asked = timezone.now() - age
    return AddressChange.objects.create(subscriber=subscriber, email="new@example.org", language="en", asked_at=asked)


def _basis(age: timedelta) -> object:
    subscriber = Subscriber.objects.create(email=f"{uuid4().hex}@example.org")
    officer = person(f"{uuid4().hex}@example.org", "officer")
    said = {"wanted": ["all"], "cadence": "daily", "language": "en", "basis": "public_task", "entered_by": officer}
    return RecordedBasis.objects.create(subscriber=subscriber, entered_at=timezone.now() - age, **said)


def _import(age: timedelta) -> object:
    made = DirectoryImport.objects.create(owner=person(f"{uuid4().hex}@example.org", "officer"), name="l", content=b"")
    DirectoryImport.objects.filter(pk=made.pk).update(at=timezone.now() - age)
    return made


def _row(age: timedelta) -> object:
    return DirectoryRow.objects.create(batch=_import(age), line=2, values={"email": "a@example.org"}, status="new")


def _message(age: timedelta) -> OutboundMessage:
    words = Wording(language="en", subject="Edition 2", text=f"{uuid4()}")
    who = f"{uuid4().hex}@example.org"
    draft = Draft(key=who, kind="distribution", recipient=who, address=who, wording=words, fill={"agency": "Unit"})
    message = OutboundMessage.objects.get(pk=enqueue(draft))
    OutboundMessage.objects.filter(pk=message.pk).update(
        state="accepted", attempts=1, settled_by="smtp", final_at=timezone.now() - age
    )
    return message


def _text(age: timedelta) -> object:
    """Made with its message."""
    words = {"language": "en", "subject": "Edition 2", "text": "t", "created_at": timezone.now() - age}
    text = MessageText.objects.create(digest=uuid4().hex, **words)
    message = _message(age)
    OutboundMessage.objects.filter(pk=message.pk).update(text=text)
    MessageText.objects.filter(pk=message.text_id).delete()
    return text


def _case(age: timedelta) -> object:
    closed = {"state": "closed", "outcome": "moot", "closed_at": timezone.now() - age}
    row = contact(agency(f"Unit {uuid4()}"), f"{uuid4().hex}@example.org")
    about = {"agency": row.agency, "contact": row, "address_hash": row.address_hash, "message_id": uuid4()}
    return BounceCase.objects.create(cause="hard", **about, **closed)


def _who_left(age: timedelta) -> object:
    left = _subscription(age)
    assert isinstance(left, Subscription)
    Subscriber.objects.update(status="unsubscribed", created_at=timezone.now() - 2000 * DAY)
    return left.subscriber


def _aged(model: type[models.Model], field: str, **fields: object) -> Make:
    def make(age: timedelta) -> object:
        values = {name: value() if callable(value) else value for name, value in fields.items()}
        made = model._default_manager.create(**values)
        model._default_manager.filter(pk=made.pk).update(**{field: timezone.now() - age})
        return made

    return make


TERMS: dict[str, tuple[timedelta, Make]] = {
    "Bucket": (DAY, _aged(Bucket, "filled_at", domain=lambda: uuid4().hex, lane="normal", tokens=1)),
    "RelayRemark": (
        3 * DAY,
        _aged(RelayRemark, "said_at", fingerprint=lambda: uuid4().hex, queue_id="Q", said_at=timezone.now, words="w"),
    ),
    "RelayQueue": (
        30 * DAY,
        _aged(RelayQueue, "named_at", queue_id="Q", message_id=uuid4, named_at=timezone.now),
    ),
    "DirectoryRow": (30 * DAY, _row),
    "Subscriber": (30 * DAY, _who_left),
    "OutboundMessage": (90 * DAY, _message),
    "MessageText": (90 * DAY, _text),
    "BounceCase": (90 * DAY, _case),
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
    "AddressChange": (30 * DAY, _change),
    "RecordedBasis": (3 * 365 * DAY, _basis),
    "OptIn": (3 * 365 * DAY, _opt_in),
}
BLANK: dict[str, Q] = {
    "Subscriber": Q(email="", status="erased"),
    "OutboundMessage": Q(to_address="", address_hash=None, fill={}, text=None),
    "BounceCase": Q(address_hash=None),
}
"""Of these the row stays, as proof, and what is personal goes."""
SAID = {
    1: "one day",
    3: "three days",
    30: "30 days",
    90: "90 days",
    180: "180 days",
    365: "one year",
    730: "two years",
    1095: "three years",
}


def test_every_term_of_the_register_is_tried() -> None:
    ours = {name.partition(".")[2]: row.kept for name, row in REGISTER.items() if name.startswith("dissemination.")}
    assert set(TERMS) == {name for name, kept in ours.items() if A_TERM.search(kept)}


@pytest.mark.django_db
@pytest.mark.parametrize("name", sorted(TERMS))
def test_a_row_goes_after_its_term_and_not_before(name: str) -> None:
    term, make = TERMS[name]
    model = apps.get_model("dissemination", name)
    assert SAID[term.days] in REGISTER[f"dissemination.{name}"].kept
    made = [make(term - DAY), make(term + DAY)]
    tasks.purge()
    tasks.forget_addresses()
    rows = model._default_manager.exclude(BLANK[name]) if name in BLANK else model._default_manager.all()
    left = set(rows.values_list("pk", flat=True))
    assert left == {made[0].pk}  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_words_about_a_mail_of_ours_stay_until_a_relay_is_done_with_it() -> None:
    make_remark, make_queue = TERMS["RelayRemark"][1], TERMS["RelayQueue"][1]
    make_queue(DAY)
    kept, gone = make_remark(29 * DAY), make_remark(31 * DAY)
    tasks.purge()
    assert list(RelayRemark.objects.all()) == [kept] and gone not in RelayRemark.objects.all()


@pytest.mark.django_db
def test_a_text_stays_as_long_as_one_message_that_uses_it_is_young() -> None:
    text, young = _text(91 * DAY), _message(89 * DAY)
    OutboundMessage.objects.filter(pk=young.pk).update(text=text)
    tasks.purge()
    assert text in MessageText.objects.all()


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
