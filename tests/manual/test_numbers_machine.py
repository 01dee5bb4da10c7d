"""Whatever editors do, a citable number is unique, stays, is never given twice and is the same in every language."""

import os
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
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
from wagtail.models import Locale, Page

from hub.publishing.services.take_down import take_down
from manual.models import ChapterPage, CitableNumber, Edition, EditionState, ManualPage, SectionPage
from manual.services.decide_move import approve_move
from manual.services.propose_move import propose_move
from tests.manual import tree

pytestmark = pytest.mark.django_db
DEEP = bool(os.environ.get("HUB_DEEP"))
PHASES = tuple(Phase) if DEEP else (Phase.explicit, Phase.generate)  # a short run says at once that it fails
LENGTH = {"max_examples": 200, "stateful_step_count": 50} if DEEP else {"max_examples": 15, "stateful_step_count": 25}
PLACE = st.integers(min_value=0, max_value=8)

Key = tuple[Any, str]


class Editors(RuleBasedStateMachine):
    """Two editors, two chapters, and a record of every number that was ever given."""

    root: ManualPage

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.given: dict[str, Key] = {}
        self.editions = 0
        self.drafts: dict[int, list[dict[str, Any]]] = {}
        self.removed: list[tuple[int, dict[str, Any]]] = []

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    @initialize(quoted=st.sampled_from([True, True, False]))
    def begin(self, quoted: bool) -> None:
        self.chapters = [tree.chapter(ManualPage.objects.get(pk=self.root.pk), f"Chapter {place}") for place in "AB"]
        self.add_section(0)
        self.add_section(1)
        if quoted:
            self.publish_edition()

    @precondition(lambda self: len(self.drafts) < 4)
    @rule(chapter=PLACE)
    def add_section(self, chapter: int) -> None:
        section = tree.section(self.chapters[chapter % 2], f"Section {uuid4().hex[:6]}", [tree.paragraph("First")])
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
        copied = page.copy(to=page.get_parent(), update_attrs={"slug": f"copy-{uuid4().hex[:8]}"}, keep_live=False)
        tree.release(copied)
        assert copied.translation_key != page.translation_key

    @rule(which=PLACE, chapter=PLACE)
    def move_section(self, which: int, chapter: int) -> None:
        page = SectionPage.objects.get(pk=self.pick(which))
        page.move(ChapterPage.objects.get(pk=self.chapters[chapter % 2].pk), pos="first-child")

    @rule(which=PLACE, to=PLACE, place=PLACE, after=PLACE)
    def move_paragraph(self, which: int, to: int, place: int, after: int) -> None:
        """Proposed by one, approved by another, unless something is in the way; the number goes along."""
        here, there = (SectionPage.objects.get(pk=self.pick(one)) for one in (which, to))
        rows = list(CitableNumber.objects.standing().paragraphs_of(here.translation_key).order_by("number"))
        if not rows:
            return
        row, behind = rows[place % len(rows)], ["", *(block["id"] for block in there.body.get_prep_value())]
        try:
            found = propose_move(
                number=row.number, to_key=there.translation_key, after=behind[after % len(behind)], by=tree.editor()
            )
        except ValidationError:
            return
        approve_move(move=found, by=tree.colleague())
        moved = [block for block in self.drafts[here.pk] if block["id"] == row.block_id]
        self.drafts[here.pk] = [block for block in self.drafts[here.pk] if block not in moved]
        self.drafts[there.pk] += moved
        if self.editions:
            self.given[row.number] = (there.translation_key, row.block_id)

    @rule(which=PLACE)
    def take_down(self, which: int) -> None:
        page = SectionPage.objects.get(pk=self.pick(which))
        if page.live:
            take_down(page=page, by=tree.editor())

    @rule(which=PLACE)
    def translate(self, which: int) -> None:
        page = SectionPage.objects.get(pk=self.pick(which))
        romanian = Locale.objects.get(language_code="ro")
        before = numbers()
        if page.live and not page.has_translation(romanian):
            for parent in (self.root, page.get_parent()):
                if not parent.has_translation(romanian):
                    tree.release(parent.specific_class.objects.get(pk=parent.pk).copy_for_translation(romanian))
            tree.release(page.copy_for_translation(romanian))
        assert numbers() == before

    @precondition(lambda self: self.editions < 3)
    @rule()
    def publish_edition(self) -> None:
        self.editions += 1
        edition = Edition.objects.create(
            number=str(self.editions),
            order=self.editions * 1000,
            title="Edition",
            effective="2026-01-01",
            prepared_by=uuid4(),
            approved_by=uuid4(),
        )
        EditionState.objects.create(edition=edition)
        self.given = self.given or numbers()

    @invariant()
    def numbers_stay(self) -> None:
        """Once an edition is out a number names the same text, in the section that it was moved to at most."""
        now = numbers()
        assert len(now) == CitableNumber.objects.count()
        if self.editions:
            assert {number: now.get(number) for number in self.given} == self.given
            self.given = now

    @invariant()
    def every_public_paragraph_has_one(self) -> None:
        standing = set(CitableNumber.objects.standing().values_list("page_key", "block_id"))
        live = Page.objects.filter(live=True, locale__language_code="en")
        assert {key for key, _block_id in standing} <= set(live.values_list("translation_key", flat=True))
        for page in SectionPage.objects.filter(live=True, locale__language_code="en"):
            blocks = {(page.translation_key, block["id"]) for block in page.body.get_prep_value()}
            assert blocks <= standing
            assert {key for key in standing if key[0] == page.translation_key and key[1]} == blocks

    def pick(self, which: int) -> int:
        return sorted(self.drafts)[which % len(self.drafts)]


def numbers() -> dict[str, Key]:
    rows = CitableNumber.objects.values_list("page_key", "block_id", "number")
    return {number: (page_key, block_id) for page_key, block_id, number in rows}


@pytest.mark.deep
def test_numbers_hold_whatever_editors_do(root: ManualPage) -> None:
    Editors.root = root
    run_state_machine_as_test(
        Editors,
        settings=settings(
            **LENGTH, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck), database=None
        ),
    )
