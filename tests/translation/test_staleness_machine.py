"""Whatever happens to a source and its translation, the state shown is the one that their revisions give."""

import os
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import TestCase
from django.utils import timezone
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from wagtail.models import Revision

from home.models import NewsPage
from hub.models import ChangeKind, ChangeStatement, User
from hub.ports.staleness import stale_paragraphs
from hub.publishing.fingerprint import fingerprint
from hub.publishing.services.publish_due import publish_due
from hub.publishing.services.take_down import take_down
from tests.translation.conftest import publish_now, submit, target, translate
from translation.models import PageTranslation
from translation.queries.standing import Standing, State, standings
from translation.services.approve import approve, return_translation
from translation.services.send_to_review import send_to_review, take_back

pytestmark = pytest.mark.django_db
DEEP = bool(os.environ.get("HUB_DEEP"))
PHASES = tuple(Phase) if DEEP else (Phase.explicit, Phase.generate)  # a short run says at once that it fails
LENGTH = {"max_examples": 200, "stateful_step_count": 50} if DEEP else {"max_examples": 15, "stateful_step_count": 25}

BLOCKS = st.integers(min_value=1, max_value=3)
WORDS = st.sampled_from(["Call the police.", "Ask for a guardian.", "Keep the child safe.", "Tell nobody else."])
KINDS = st.sampled_from(["", "wording", "contact", "procedure", "legal"])
WORST = ["wording", "contact", "procedure", "legal"]
Hashes = dict[str, str]


def block_id(number: int) -> str:
    return str(UUID(int=number))


def text_of(revision_id: int) -> Hashes:
    return fingerprint(Revision.objects.get(pk=revision_id).as_object())


class Languages(RuleBasedStateMachine):
    """An editor, a translator and a reviewer with one page; `log` holds what was published, and said of it."""

    news: NewsPage
    editor: User
    translator: User
    reviewer: User

    def __init__(self) -> None:
        super().__init__()
        self.transaction = transaction.atomic()
        self.transaction.__enter__()
        self.page = NewsPage.objects.get(pk=self.news.pk)
        self.body = list(self.page.body.get_prep_value())
        self.said: dict[str, str] = {}
        self.log: list[tuple[int, Hashes, dict[str, str]]] = []
        self.waits: int | None = None
        self.sent: tuple[int, int] | None = None
        self.work: str | None = None
        self.approved: list[tuple[int, int]] = []  # revision of the translation, of the source that it was made from
        self.shown: tuple[int, int] | None = None
        self.held: tuple[int, int] | None = None
        self.note_publication(self.page.live_revision_id, {})

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.transaction.__exit__(None, None, None)

    # what the editor does

    @rule(number=BLOCKS, words=WORDS)
    def write(self, number: int, words: str) -> None:
        block = {"type": "text", "id": block_id(number), "value": f"<p>{words}</p>"}
        self.body = [*(one for one in self.body if one["id"] != block["id"]), block]

    @rule(number=BLOCKS)
    def strike(self, number: int) -> None:
        self.body = [one for one in self.body if one["id"] != block_id(number)]

    @rule(number=BLOCKS, kind=KINDS)
    def say(self, number: int, kind: str) -> None:
        key = block_id(number)
        ChangeStatement.objects.filter(page_key=self.page.translation_key, block_id=key).delete()
        self.said.pop(key, None)
        if kind:
            ChangeStatement.objects.create(page_key=self.page.translation_key, language="en", block_id=key, kind=kind)
            self.said[key] = kind

    @precondition(lambda self: self.waits is None)
    @rule()
    def publish(self) -> None:
        self.put(self.draft())

    @precondition(lambda self: self.waits is None and self.is_public)
    @rule()
    def schedule(self) -> None:
        revision = self.draft(go_live_at=timezone.now() + timedelta(days=40))
        publish_now(revision, self.editor)
        self.waits = revision.pk

    @precondition(lambda self: self.waits is not None)
    @rule()
    def the_day_comes(self) -> None:
        due = Revision.objects.filter(approved_go_live_at__isnull=False)
        past = timezone.now() - timedelta(seconds=1)
        for revision in due:
            revision.content["go_live_at"] = past.isoformat()
            revision.approved_go_live_at = past
            revision.save(update_fields=["content", "approved_go_live_at"])
        before = self.last_text()
        with TestCase.captureOnCommitCallbacks(execute=True):
            publish_due()
        self.note_publication(self.waits, before)
        self.waits = None
        if self.held is not None:
            self.shown, self.held = self.held, None

    @precondition(lambda self: self.waits is None)
    @rule(place=st.integers(min_value=0, max_value=9))
    def revert(self, place: int) -> None:
        """Restore what the page said once, as a new revision."""
        old = Revision.objects.get(pk=self.log[place % len(self.log)][0]).as_object()
        self.body = list(old.body.get_prep_value())
        self.put(self.draft())

    @precondition(lambda self: self.waits is None and self.is_public)
    @rule()
    def unpublish(self) -> None:
        with TestCase.captureOnCommitCallbacks(execute=True):
            take_down(page=self.source())
        self.shown = None
        self.work = "draft" if self.work == "approved" else self.work

    # what translators and reviewers do

    @precondition(lambda self: self.work is None and self.is_public)
    @rule()
    def submit(self) -> None:
        submit(self.source(), self.editor)
        self.work = "draft"

    @precondition(lambda self: self.work in {"draft", "returned", "approved"} and self.is_public)
    @rule()
    def translate_and_send(self) -> None:
        row = self.row()
        translate(row, self.translator)
        send_to_review(translation=row, by=self.translator)
        self.work = "in_review"
        self.sent = (self.row().sent_revision_id, self.waits or self.log[-1][0])

    @precondition(lambda self: self.work == "in_review" and self.is_public and self.sent_text_counts())
    @rule()
    def approve(self) -> None:
        approve(translation=self.row(), by=self.reviewer)
        assert self.sent is not None
        self.work = "approved"
        if self.sent[1] == self.waits:
            self.held = self.sent
        else:
            self.shown, self.held = self.sent, None
        self.approved.append(self.sent)

    @precondition(lambda self: self.work == "in_review")
    @rule()
    def give_back(self) -> None:
        return_translation(translation=self.row(), by=self.reviewer, note="Say it more plainly.")
        self.work = "returned"

    @precondition(lambda self: self.work == "in_review")
    @rule()
    def take_back(self) -> None:
        take_back(translation=self.row(), by=self.translator)
        self.work = "draft"

    @precondition(lambda self: self.shown is not None and self.held is None and self.work == "approved")
    @rule(place=st.integers(min_value=0, max_value=9))
    def show_an_earlier_translation(self, place: int) -> None:
        """Put an approved revision of before on the page again."""
        public = [one for one in self.approved if one[1] != self.waits]
        self.shown = public[place % len(public)]
        publish_now(Revision.objects.get(pk=self.shown[0]), self.reviewer)

    # what must hold

    @invariant()
    def the_board_says_what_revisions_say(self) -> None:
        shown = self.standing()
        expected = self.expected(against=self.waits or (self.log[-1][0] if self.log else 0))
        assert dict(shown.stale) == expected
        assert shown.state == self.expected_state(expected)

    @invariant()
    def readers_are_told_what_revisions_say(self) -> None:
        if self.shown is None:
            return
        told = {key: item.kind for key, item in stale_paragraphs(target(self.page)).items()}
        expected = self.kinds(self.shown[1], self.last_text())
        assert told == {key: kind for key, kind in expected.items() if kind != ChangeKind.WORDING}

    # a recomputation, from revisions and the log

    def expected(self, *, against: int) -> dict[str, str]:
        newest = self.held or self.shown
        return self.kinds(newest[1], text_of(against)) if newest else {}

    def expected_state(self, stale: dict[str, str]) -> State:
        if not (self.held or self.shown):
            return State(self.work or "missing")
        if stale:
            return State.STALE_WORDING if set(stale.values()) == {"wording"} else State.STALE
        return State.WAITING if self.held else State.CURRENT

    def kinds(self, made_from: int, now: Hashes) -> dict[str, str]:
        then = text_of(made_from)
        return {
            key: self.worst_since(key, then.get(key, ""), now.get(key, ""))
            for key in {*then, *now}
            if then.get(key, "") != now.get(key, "")
        }

    def worst_since(self, key: str, then: str, now: str) -> str:
        """The gravest thing said of the block since it last read as translated, and of what waits, if it does."""
        kinds = []
        public = self.last_text().get(key, "")
        if public != now:
            kinds.append(self.said.get(key, "procedure"))
        if public != then:
            for _revision, text, said in reversed(self.log):
                if text.get(key, "") == then and key not in said:
                    break
                if key in said:
                    if text.get(key, "") == then:
                        break
                    kinds.append(said[key])
        return max(kinds, key=WORST.index, default="procedure")

    # how

    @property
    def is_public(self) -> bool:
        return bool(self.source().live)

    def sent_text_counts(self) -> bool:
        """A text made from a source that waited and was given up cannot be approved."""
        assert self.sent is not None
        return self.sent[1] == self.waits or any(self.sent[1] == revision for revision, _text, _said in self.log)

    def source(self) -> NewsPage:
        return NewsPage.objects.get(pk=self.page.pk)

    def row(self) -> PageTranslation:
        return PageTranslation.objects.get(page_key=self.page.translation_key, language="ro")

    def standing(self) -> Standing:
        return standings([self.page.translation_key], ["ro"])[self.page.translation_key, "ro"]

    def last_text(self) -> Hashes:
        return self.log[-1][1] if self.log else {}

    def draft(self, go_live_at: Any = None) -> Revision:
        draft = self.source().get_latest_revision_as_object()
        draft.body, draft.go_live_at = self.body, go_live_at
        return draft.save_revision(user=self.editor, changed=True)

    def put(self, revision: Revision) -> None:
        before = self.last_text() if self.is_public else {}
        publish_now(revision, self.editor)
        self.note_publication(revision.pk, before)

    def note_publication(self, revision_id: int, before: Hashes) -> None:
        now = text_of(revision_id)
        changed = {key for key in {*before, *now} if before.get(key) != now.get(key)}
        self.log.append((revision_id, now, {key: self.said.get(key, "procedure") for key in changed}))
        self.said.clear()


@pytest.mark.deep
def test_the_state_shown_is_that_of_the_revisions(
    news: NewsPage, editor: User, translator: User, reviewer: User
) -> None:
    Languages.news, Languages.editor = news, editor
    Languages.translator, Languages.reviewer = translator, reviewer
    run_state_machine_as_test(
        Languages,
        settings=settings(
            **LENGTH, phases=PHASES, deadline=None, suppress_health_check=list(HealthCheck), database=None
        ),
    )
