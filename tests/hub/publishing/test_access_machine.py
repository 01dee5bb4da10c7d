"""Publishing, restricting, moving and taking down in any order: the public sees what the rule says, no row more."""

import os
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from django.db import connection, transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from wagtail.models import Page

from home.models import StandardPage
from hub.models import ChangeStatement
from hub.people.reader import PUBLIC, Reader
from hub.publishing import access
from hub.publishing.services.take_down import take_down
from tests.factories import pages

pytestmark = [pytest.mark.django_db, pytest.mark.deep]

DEEP = bool(os.environ.get("HUB_DEEP"))
PRACTITIONER = Reader(user_id=1, practitioner=True)
ACCESS = st.sampled_from(["public", "practitioners"])


@dataclass
class Known:
    """What the machine believes of one page."""

    pk: int
    key: UUID
    parent: int | None
    language: str
    live: bool


class Publishing(RuleBasedStateMachine):
    everything = Bundle("everything")

    def __init__(self) -> None:
        super().__init__()
        self.known: dict[int, Known] = {}
        self.restricted: set[UUID] = set()
        self.savepoint = transaction.savepoint()

    def teardown(self) -> None:
        transaction.savepoint_rollback(self.savepoint)

    @initialize(target=everything)
    def first(self) -> int:
        return self._add(None, "en", None, "public")

    @rule(target=everything, parent=everything, said=ACCESS)
    def write_source(self, parent: int, said: str) -> int:
        below = self._twin(parent, "en")
        return self._add(below, "en", None, said)

    @rule(target=everything, page=everything)
    def translate(self, page: int) -> int:
        """A Romanian page stands below the translation of the parent, or at the top where there is none."""
        source = self.known[page]
        if self._twin(page, "ro"):
            return page
        above = self._twin(source.parent, "ro") if source.parent else None
        return self._add(above, "ro", source.key, "public")

    @rule(page=everything, said=ACCESS)
    def publish(self, page: int, said: str) -> None:
        pages.republish(StandardPage.objects.get(pk=page), access=said)
        self._published(page, said)

    @rule(page=everything, goal=everything)
    def move(self, page: int, goal: int) -> None:
        here, there = self.known[page], self.known[goal]
        if here.language != there.language or page in self._line(goal) or here.parent == goal:
            return
        Page.objects.get(pk=page).move(Page.objects.get(pk=goal), pos="last-child")
        here.parent = goal

    @rule(page=everything)
    def take_down(self, page: int) -> None:
        take_down(page=Page.objects.get(pk=page))
        for known in self.known.values():
            if page in self._line(known.pk):
                known.live = False
                twin = self._twin(known.pk, "ro")
                if known.language == "en" and twin:
                    self.known[twin].live = False

    @invariant()
    def the_public_sees_what_the_rule_says(self) -> None:
        expected = {pk for pk, known in self.known.items() if known.live and not self._hidden(known.key)}
        live = {pk for pk, known in self.known.items() if known.live}
        ours = Page.objects.filter(pk__in=self.known)
        assert self._keys(access.visible_pages(ours, PUBLIC)) == expected
        assert self._keys(access.visible_pages(ours, PRACTITIONER)) == live
        newest = list(self.known)[-2:]
        assert {pk for pk in newest if access.may_read(Page.objects.get(pk=pk))} == expected & set(newest)
        rows = access.visible_rows(ChangeStatement.objects.all(), page_key="page_key", block_id="block_id")
        open_keys = {known.key for known in self.known.values() if not self._hidden(known.key)}
        assert set(rows.values_list("page_key", flat=True)) == open_keys
        for key in {self.known[pk].key for pk in newest}:
            assert access.is_restricted(key) == self._hidden(key)

    def _add(self, parent: int | None, language: str, key: UUID | None, said: str) -> int:
        above = StandardPage.objects.get(pk=parent) if parent else pages.home(language)
        page = pages.public(above, key=key, access=said)
        self.known[page.pk] = Known(page.pk, page.translation_key, parent, language, live=False)
        self._published(page.pk, said)
        ChangeStatement.objects.get_or_create(
            page_key=page.translation_key, language="-", block_id="", defaults={"kind": "wording"}
        )
        return page.pk

    def _published(self, page: int, said: str) -> None:
        known = self.known[page]
        known.live = True
        if known.language == "en":
            (self.restricted.add if said == "practitioners" else self.restricted.discard)(known.key)

    def _hidden(self, key: UUID) -> bool:
        """Whether any page of this key, in any language, stands at or below one whose key is restricted."""
        twins = [known.pk for known in self.known.values() if known.key == key]
        return any(self.known[above].key in self.restricted for pk in twins for above in self._line(pk))

    def _line(self, page: int) -> list[int]:
        line = [page]
        while (parent := self.known[line[-1]].parent) is not None:
            line.append(parent)
        return line

    def _twin(self, page: int, language: str) -> int | None:
        key = self.known[page].key
        found = [known.pk for known in self.known.values() if known.key == key and known.language == language]
        return found[0] if found else None

    def _keys(self, found: Any) -> set[int]:
        return set(found.values_list("pk", flat=True))


def test_any_order_of_acts() -> None:
    assert connection.in_atomic_block
    run_state_machine_as_test(
        Publishing,
        settings=settings(
            max_examples=200 if DEEP else 15,
            stateful_step_count=50 if DEEP else 25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
