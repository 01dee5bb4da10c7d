"""Whatever people and organisers do: never more seats than places, nobody waits beside a free one, each told once."""

import os
from collections import Counter
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from dissemination.models import OutboundMessage
from research.errors import RefusedError
from research.models import HOLDS, Place, Registration, Training
from research.services.training import certify, give_up, register
from research.services.training.cancel_training import cancel_training
from research.services.training.confirm import confirm
from research.services.training.follow_facts import follow_facts
from research.services.training.forget import forget_addresses
from research.services.training.say_who_came import say_who_came
from tests.factories import people
from tests.research.trainees import wish

DEEP = "HUB_DEEP" in os.environ
PEOPLE = [f"person{number}@example.org" for number in range(6)]


class Places(RuleBasedStateMachine):
    """One training, six addresses, an editor."""

    @initialize(capacity=st.integers(1, 3))
    def begin(self, capacity: int) -> None:
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.clock = time_machine.travel(timezone.now(), tick=False)
        self.now = self.clock.start()
        starts = timezone.now() + timedelta(days=20)
        self.training = Training.objects.create(
            page_key=uuid4(),
            live=True,
            starts_at=starts,
            ends_at=starts + timedelta(hours=6),
            zone="Europe/Bucharest",
            capacity=capacity,
            hours=6,
            edition="2",
        )
        self.editor = people.user("", "editor")

    def teardown(self) -> None:
        if hasattr(self, "transaction"):
            self.clock.stop()
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @rule(email=st.sampled_from(PEOPLE))
    def ask(self, email: str) -> None:
        self._try(lambda: register.register(training=self.training, wish=wish(email)))

    @rule(email=st.sampled_from(PEOPLE))
    def confirm(self, email: str) -> None:
        row = self._one(email, Place.ASKED)
        if row:
            confirm(key=row.key)
            confirm(key=row.key)

    @rule(email=st.sampled_from(PEOPLE))
    def give_up(self, email: str) -> None:
        row = self._one(email, Place.SEATED, Place.WAITING)
        if row:
            give_up.give_up(key=row.key)

    @rule(email=st.sampled_from(PEOPLE))
    def forget(self, email: str) -> None:
        forget_addresses(addresses=[email])
        assert not Registration.objects.filter(email=email).exists()

    @rule(more=st.integers(1, 2))
    def raise_capacity(self, more: int) -> None:
        self._publish(capacity=self.training.capacity + more)

    @rule()
    def move(self) -> None:
        later = {name: getattr(self.training, name) + timedelta(minutes=15) for name in ("starts_at", "ends_at")}
        self._publish(sequence=self.training.sequence + 1, **later)

    @rule(hours=st.sampled_from([1, 24]))
    def wait(self, hours: int) -> None:
        self.now.shift(timedelta(hours=hours))

    @precondition(lambda self: not self.training.has_begun)
    @rule(really=st.integers(0, 4))
    def cancel_training(self, really: int) -> None:
        if not really:
            self._try(lambda: cancel_training(training=self.training, by=self.editor, reason="Illness."))

    @rule(begins=st.booleans())
    def attend(self, begins: bool) -> None:
        if begins and not self.training.has_begun:
            self.now.move_to(self.training.starts_at + timedelta(hours=1))
        seated = self.training.registrations.filter(state=Place.SEATED).order_by("pk")
        present = set(seated.values_list("key", flat=True)[:2])
        if self._try(lambda: say_who_came(training=self.training, present=present)):
            certify.issue(training=self.training)

    @invariant()
    def there_are_never_more_seats_than_places(self) -> None:
        if self._begun():
            assert self._count(Place.SEATED) <= self.training.capacity

    @invariant()
    def nobody_waits_beside_a_free_place(self) -> None:
        if self._begun() and self.training.cancelled_at is None and not self.training.has_begun:
            assert not self._count(Place.WAITING) or self._count(Place.SEATED) == self.training.capacity

    @invariant()
    def who_waited_longer_sits_first(self) -> None:
        if self._begun() and self.training.cancelled_at is None and not self.training.has_begun:
            rows = self.training.registrations.filter(state__in=(Place.SEATED, Place.WAITING))
            order = list(rows.order_by("confirmed_at", "pk").values_list("state", flat=True))
            assert order == sorted(order, key=[Place.SEATED, Place.WAITING].index)

    @invariant()
    def each_is_told_once(self) -> None:
        if not self._begun():
            return
        told = Counter(OutboundMessage.objects.values_list("idempotency_key", flat=True))
        assert not told or max(told.values()) == 1
        for row in self.training.registrations.filter(forgotten_at=None, seated_at__isnull=False):
            assert OutboundMessage.objects.filter(idempotency_key=f"no:training:{row.key}:seated").count() == 1

    @invariant()
    def one_address_has_one_registration_that_stands(self) -> None:
        if self._begun():
            held = self.training.registrations.filter(state__in=HOLDS).values_list("address_hash", flat=True)
            assert len(held) == len(set(map(bytes, held)))

    def _begun(self) -> bool:
        if hasattr(self, "training"):
            self.training.refresh_from_db()
            return True
        return False

    def _count(self, state: Place) -> int:
        return self.training.registrations.filter(state=state).count()

    def _one(self, email: str, *states: Place) -> Registration | None:
        return self.training.registrations.filter(email=email, state__in=states).first()

    def _publish(self, **said: Any) -> None:
        if self.training.has_begun:
            return
        row = Training.objects.select_for_update().get(pk=self.training.pk)
        for name, value in said.items():
            setattr(row, name, value)
        row.save()
        follow_facts(training=row, moved="sequence" in said)

    def _try(self, act: Any) -> bool:
        try:
            act()
        except RefusedError:
            return False
        return True


@pytest.mark.deep
@pytest.mark.django_db
def test_places_in_a_training() -> None:
    examples, steps = (200, 50) if DEEP else (15, 25)
    run_state_machine_as_test(
        Places, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )
