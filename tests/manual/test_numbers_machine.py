"""Whatever editors do, a citable number is unique, stays, is never given twice and is the same in every language."""

import os
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from wagtail.models import Locale

from manual.models import CitableNumber, Edition, EditionState, ManualPage, SectionPage
from tests.manual import tree

pytestmark = pytest.mark.django_db
DEEP = bool(os.environ.get("HUB_DEEP"))
PHASES = tuple(Phase) if DEEP else (Phase.explicit, Phase.generate)  # a short run says at once that it fails
LENGTH = {"max_examples": 200, "stateful_step_count": 50} if DEEP else {"max_examples": 15, "stateful_step_count": 25}
PLACE = st.integers(min_value=0, max_value=8)

Key = tuple[Any, str]


class Editors(RuleBasedStateMachine):
    """Some editors, a chapter or two, and a record of every number that was ever given."""

    root: ManualPage

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.given: dict[Key, str] = {}
        self.frozen = False
        self.drafts: dict[int, list[dict[str, Any]]] = {}
        self.removed: list[tuple[int, dict[str, Any]]] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize(quoted=st.sampled_from([True, True, False]))
    def begin(self, quoted: bool) -> None:
        self.chapter = tree.chapter(ManualPage.objects.get(pk=self.root.pk), f"Chapter {uuid4().hex[:6]}")
        self.add_section()
        if quoted:
            self.publish_first_edition()

    @precondition(lambda self: len(self.drafts) < 4)
    @rule()
    def add_section(self) -> None:
        section = tree.section(self.chapter, f"Section {uuid4().hex[:6]}", [tree.paragraph("First")])
        self.drafts[section.pk] = list(section.body.get_prep_value())

    @rule(place=PLACE, which=PLACE)
    def insert(self, place: int, which: int) -> None:
        body = self.drafts[self.pick(which)]
        body.insert(place % (len(body) + 1), tree.paragraph(f"Text {uuid4().hex[:6]}"))

    @rule(place=PLACE, to=PLACE, which=PLACE)
    def move(self, place: int, to: int, which: int) -> None:
        body = self.drafts[self.pick(which)]
        if body:
            body.insert(to % len(body), body.pop(place % len(body)))

    @rule(place=PLACE, which=PLACE)
    def remove(self, place: int, which: int) -> None:
        pk = self.pick(which)
        if self.drafts[pk]:
            self.removed.append((pk, self.drafts[pk].pop(place % len(self.drafts[pk]))))

    @rule(place=PLACE, to=PLACE, which=PLACE)
    def put_another_in_its_place(self, place: int, to: int, which: int) -> None:
        """Removed and published, then another is written where it stood, or elsewhere."""
        self.remove(place, which)
        self.publish(which)
        self.insert(to, which)
        self.publish(which)

    @precondition(lambda self: self.removed)
    @rule(place=PLACE)
    def restore(self, place: int) -> None:
        pk, block = self.removed.pop(place % len(self.removed))
        self.drafts[pk].insert(place % (len(self.drafts[pk]) + 1), block)

    @rule(which=PLACE)
    def publish(self, which: int) -> None:
        pk = self.pick(which)
        tree.write(SectionPage.objects.get(pk=pk), self.drafts[pk])

    @rule(which=PLACE, back=PLACE)
    def revert(self, which: int, back: int) -> None:
        page = SectionPage.objects.get(pk=self.pick(which))
        revisions = list(page.revisions.order_by("pk"))
        old = revisions[back % len(revisions)].as_object()
        self.drafts[page.pk] = list(old.body.get_prep_value())
        self.removed = [(pk, block) for pk, block in self.removed if pk != page.pk]
        tree.write(page, self.drafts[page.pk])

    @rule(which=PLACE)
    def copy(self, which: int) -> None:
        page = SectionPage.objects.get(pk=self.pick(which))
        copied = page.copy(to=self.chapter, update_attrs={"slug": f"copy-{uuid4().hex[:8]}"}, keep_live=False)
        tree.release(copied)
        assert copied.translation_key != page.translation_key

    @rule(which=PLACE)
    def move_section(self, which: int) -> None:
        page = SectionPage.objects.get(pk=self.pick(which))
        page.move(self.chapter, pos="first-child")

    @rule(which=PLACE)
    def translate(self, which: int) -> None:
        page = SectionPage.objects.get(pk=self.pick(which))
        romanian = Locale.objects.get(language_code="ro")
        before = numbers()
        if not page.has_translation(romanian):
            for parent in (self.root, self.chapter):
                if not parent.has_translation(romanian):
                    tree.release(parent.specific_class.objects.get(pk=parent.pk).copy_for_translation(romanian))
            tree.release(page.copy_for_translation(romanian))
        assert numbers() == before

    @precondition(lambda self: not self.frozen)
    @rule()
    def publish_first_edition(self) -> None:
        edition = Edition.objects.create(
            number="1", order=1000, title="First", effective="2026-01-01", prepared_by=uuid4(), approved_by=uuid4()
        )
        EditionState.objects.create(edition=edition)
        self.frozen = True
        self.given = numbers()

    @invariant()
    def numbers_stay(self) -> None:
        now = numbers()
        assert len(set(now.values())) == len(now)
        if self.frozen:
            assert {key: now.get(key) for key in self.given} == self.given
            self.given = now

    @invariant()
    def every_public_paragraph_has_one(self) -> None:
        standing = set(CitableNumber.objects.standing().values_list("page_key", "block_id"))
        for page in SectionPage.objects.filter(live=True, locale__language_code="en"):
            blocks = {(page.translation_key, block["id"]) for block in page.body.get_prep_value()}
            assert blocks <= standing
            assert {key for key in standing if key[0] == page.translation_key and key[1]} == blocks

    def pick(self, which: int) -> int:
        return sorted(self.drafts)[which % len(self.drafts)]


def numbers() -> dict[Key, str]:
    rows = CitableNumber.objects.values_list("page_key", "block_id", "number")
    return {(page_key, block_id): number for page_key, block_id, number in rows}


@pytest.mark.deep
def test_numbers_hold_whatever_editors_do(root: ManualPage) -> None:
    Editors.root = root
    run_state_machine_as_test(
        Editors,
        settings=settings(
            **LENGTH, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck), database=None
        ),
    )
