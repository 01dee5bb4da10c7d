"""Whatever people, owners and editors do: an address answers once, what is signed stays, nothing outlives its day."""

import hashlib
import os
from collections.abc import Callable
from datetime import timedelta
from typing import Any

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
    rule,
    run_state_machine_as_test,
)

from dissemination.models import OutboundMessage
from hub.models import User
from research.errors import RefusedError
from research.models import Asked, Draft, Shared, Signature, SignedContent, StudyKind, Wave
from research.services.named import forget, remind
from research.services.named.ask import ask, take_back
from research.services.named.begin import begin
from research.services.shared_draft.ask import ask as ask_organisations
from research.services.shared_draft.keep import Change, keep
from research.services.shared_draft.sign import reopen, sign
from research.services.study.drafts import Hold
from research.services.study.forget_round import forget_due_rounds
from research.services.study.release import release_due
from research.services.study.rounds import close_due_rounds, pause_round, resume_round
from research.services.study.send import IncompleteError, send
from research.services.study.taken import taken
from tests.factories import people
from tests.research.studies.making import study, wave

DEEP = "HUB_DEEP" in os.environ
ADDRESSES = [f"person{number}@example.org" for number in range(3)]
SAID: list[dict[str, Any]] = [
    {"profession": 1, "sure": 4, "guardian": 2},
    {"profession": 2, "sure": 1, "guardian": 3, "lacked": "A form"},
    {"profession": 3},
]
numbers = st.integers(0, 2)


class Asking(RuleBasedStateMachine):
    """A round with names with three addresses, one of organisations with two."""

    @initialize()
    def begin_all(self) -> None:
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.clock = time_machine.travel(timezone.now(), tick=False)
        self.now = self.clock.start()
        self.named = wave(study(StudyKind.NAMED, keep_days=30), Wave.When.ONCE)
        self.shared = wave(study(StudyKind.SHARED, keep_days=30), Wave.When.ONCE)
        self.owner = people.user()
        self.member = people.user()
        for _number in range(2):
            there = people.organisation(owner=self.owner)
            people.join(self.member, there)
            ask_organisations(wave=self.shared, organisations=[there])
        self.holds: dict[int, list[Hold]] = {}
        self.answered: dict[int, dict[str, Any]] = {}
        self.signed: dict[str, str] = {}

    def teardown(self) -> None:
        if hasattr(self, "transaction"):
            self.clock.stop()
            transaction.set_rollback(True)
            self.transaction.__exit__(None, None, None)

    @rule(number=numbers)
    def invite(self, number: int) -> None:
        self._try(lambda: ask(wave=self.named, addresses=[ADDRESSES[number]], language="en"))

    @rule(number=numbers, anew=st.booleans())
    def open_link(self, number: int, anew: bool) -> None:
        if row := self._asked(number):
            self._try(lambda: self.holds.setdefault(row.pk, []).append(begin(asked=row, anew=anew)))

    @rule(number=numbers, said=st.sampled_from(SAID), older=st.integers(0, 2))
    def send(self, number: int, said: dict[str, Any], older: int) -> None:
        row = self._asked(number)
        if row is None or not self.holds.get(row.pk):
            return
        hold = self.holds[row.pk][-1 - older % len(self.holds[row.pk])]
        before = row.answered_at
        if self._try(lambda: send(wave=self.named, hold=hold, answers=said, code=[])) is True:
            assert before is None
            self.answered[row.pk] = said

    @rule(number=numbers)
    def withdraw(self, number: int) -> None:
        if row := self._asked(number):
            self._try(lambda: take_back(asked=row))

    @rule(number=numbers)
    def erase(self, number: int) -> None:
        forget.forget_addresses(addresses=[ADDRESSES[number]])
        assert self._asked(number) is None

    @rule(place=st.integers(0, 1), said=st.sampled_from(SAID), owner=st.booleans(), late=st.booleans())
    def write(self, place: int, said: dict[str, Any], owner: bool, late: bool) -> None:
        row = self._rows()[place]
        number, before = (row.number - 1 if late else row.number), dict(row.answers)
        by = self.owner if owner else self.member
        done = self._try(lambda: self._keep(row, by, number, said))
        row.refresh_from_db()
        if isinstance(done, list):
            assert all(row.answers[name] == before[name] for name in done)
            assert all(row.answers.get(name) == said[name] for name in said if name not in done)
        else:
            assert row.answers == before

    @rule(place=st.integers(0, 1), late=st.booleans())
    def sign(self, place: int, late: bool) -> None:
        row = self._rows()[place]
        signature = self._try(lambda: sign(shared=row, by=self.owner, number=row.number - late))
        if isinstance(signature, Signature):
            assert not late
            self.signed[str(signature.key)] = signature.content.text

    @rule(place=st.integers(0, 1), again=st.booleans())
    def answer_all_and_sign(self, place: int, again: bool) -> None:
        row = self._rows()[place]
        if self._try(lambda: self._keep(row, self.owner, row.number, SAID[0])) is False:
            return
        self.sign(place=place, late=False)
        if again:
            self.open_again(place=place)

    @rule(place=st.integers(0, 1))
    def open_again(self, place: int) -> None:
        self._try(lambda: reopen(shared=self._rows()[place]))

    @rule(which=st.booleans())
    def pause(self, which: bool) -> None:
        one = self.named if which else self.shared
        if self._try(lambda: pause_round(wave=one)) is False:
            self._try(lambda: resume_round(wave=one))

    @rule(days=st.sampled_from([1, 3, 40]), really=st.integers(0, 2))
    def wait(self, days: int, really: int) -> None:
        if not really or days < 40:
            self.now.shift(timedelta(days=days))
        remind.remind()
        close_due_rounds()
        release_due()
        forget_due_rounds()

    @invariant()
    def what_was_answered_stays_until_its_day(self) -> None:
        if self._begun():
            for row in self.named.asked.exclude(answered_at=None):
                assert {**row.answers, **row.background}.items() <= self.answered[row.pk].items()
                assert not Draft.objects.filter(pk=row.draft).exists()

    @invariant()
    def one_draft_for_a_link(self) -> None:
        if self._begun():
            assert Draft.objects.count() <= self.named.asked.filter(answered_at=None).count()

    @invariant()
    def what_was_signed_is_what_was_seen(self) -> None:
        if self._begun():
            for content in SignedContent.objects.select_related("signature"):
                assert content.text == self.signed[str(content.signature.key)]
                assert hashlib.sha256(content.text.encode()).hexdigest() == content.signature.sha256
            count = self.shared.shared.filter(state=Shared.State.SIGNED).count()
            assert self.shared.forgotten_at is not None or len(list(taken(self.shared))) == count

    @invariant()
    def nothing_with_a_name_outlives_its_day(self) -> None:
        if self._begun():
            if self.named.forgotten_at is not None:
                assert not self.named.asked.exists()
            if self.shared.forgotten_at is not None:
                assert not SignedContent.objects.exists()
                assert not self.shared.shared.exclude(answers={}).exists()

    @invariant()
    def one_reminder_and_none_after_the_answer(self) -> None:
        if self._begun():
            for row in self.named.asked.all():
                mails = OutboundMessage.objects.filter(recipient=f"asked:{row.key}").count()
                assert mails == (1 if row.reminded_at is None else 2)

    def _begun(self) -> bool:
        if hasattr(self, "signed"):
            self.named.refresh_from_db()
            self.shared.refresh_from_db()
            return True
        return False

    def _asked(self, number: int) -> Asked | None:
        return Asked.objects.filter(email=ADDRESSES[number]).select_related("wave__study").first()

    def _rows(self) -> list[Shared]:
        return list(self.shared.shared.select_related("wave", "organisation"))

    def _keep(self, row: Shared, by: User, number: int, said: dict[str, Any]) -> list[str]:
        return keep(shared=row, by=by, change=Change("first", list(said), number, {}, said))[1]

    def _try(self, act: Callable[[], Any]) -> Any:
        """What it gave; False where it was refused."""
        try:
            return act()
        except (RefusedError, IncompleteError):
            return False


@pytest.mark.deep
@pytest.mark.django_db
def test_asking_people_and_organisations() -> None:
    examples, steps = (200, 50) if DEEP else (15, 25)
    run_state_machine_as_test(
        Asking, settings=settings(max_examples=examples, stateful_step_count=steps, deadline=None)
    )
