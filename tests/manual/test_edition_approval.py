"""Approval of an edition holds for what was read, and each service of editions asks who may."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Model
from django.test import Client

from hub.models import User
from hub.publishing.calendar import today
from manual.models import Edition, EditionDraft, EditionState, ImpressionBuild, SectionPage
from manual.queries import readiness
from manual.services.add_impression import add_impression
from manual.services.build_again import build_again
from manual.services.change_edition import change_edition, give_up
from manual.services.prepare_edition import complete_notes, correct_edition, prepare_edition
from manual.services.publish_edition import publish_edition
from manual.services.submit_edition import return_edition, submit_edition
from manual.services.withdraw_edition import withdraw_edition
from tests.manual import tree
from tests.manual.making import OPEN, approve, make

pytestmark = pytest.mark.django_db
SENTENCE = "Gives the job as well."


@pytest.fixture
def draft(section: SectionPage) -> EditionDraft:
    """Edition 1 is out; 2 waits for its second person."""
    make("1")
    tree.write(section, [tree.paragraph("Open and honest words", OPEN)])
    made = prepare_edition(number="2", title="Two", effective=today(), by=tree.editor())
    note_all(made)
    submit_edition(draft=made, by=tree.editor())
    made.refresh_from_db()
    return made


def note_all(draft: EditionDraft, text: str = SENTENCE, by: User | None = None) -> None:
    complete_notes(draft=draft, said={note.pk: ("legal", text) for note in draft.notes.all()}, by=by or tree.editor())


def resubmit(draft: EditionDraft, change: Callable[[], Any]) -> None:
    """As it goes while the approver has the page open: given back by another, changed, submitted again."""
    return_edition(draft=draft, reason="Not yet.", by=tree.person("third@example.org", "editor"))
    change()
    submit_edition(draft=draft, by=tree.editor())


def rewrite_text(draft: EditionDraft) -> None:
    tree.write(SectionPage.objects.get(), [tree.paragraph("Open words that nobody has read", OPEN)])


def close_text(draft: EditionDraft) -> None:
    tree.write(SectionPage.objects.get(), [tree.paragraph("Open and honest words", OPEN, access="practitioners")])


def rewrite_notes(draft: EditionDraft) -> None:
    resubmit(draft, lambda: note_all(draft, "Something else."))


def rename(draft: EditionDraft) -> None:
    changes = {"title": "Two and a half", "effective": today(), "backdated": False}
    resubmit(draft, lambda: change_edition(draft=draft, by=tree.editor(), **changes))


def submit_again(draft: EditionDraft) -> None:
    resubmit(draft, lambda: None)


@pytest.mark.parametrize("change", [rewrite_text, close_text, rewrite_notes, rename, submit_again])
def test_nothing_is_published_that_was_not_read(draft: EditionDraft, change: Callable[[EditionDraft], None]) -> None:
    read = readiness.of_draft(draft, user=tree.colleague()).read
    change(draft)
    with pytest.raises(ValidationError, match="changed since you read it"):
        publish_edition(draft=draft, by=tree.colleague(), read=read)
    assert not Edition.objects.filter(number="2").exists()
    draft.refresh_from_db()
    assert approve(draft).number == "2"


def test_the_page_shows_what_is_approved_and_after_a_refusal_what_it_has_become(
    draft: EditionDraft, client: Client
) -> None:
    address = f"/admin/manual/editions/draft/{draft.pk}/"
    client.force_login(tree.colleague())
    text = client.get(f"{address}readiness/").content.decode()
    assert "<ins> and honest</ins>" in text and SENTENCE in text
    (read,) = re.findall(r'name="read" value="([0-9a-f]{64})"', text)
    rewrite_text(draft)
    answer = client.post(f"{address}publish/", {"read": read}, follow=True)
    told = answer.content.decode()
    assert "changed since you read it" in told and "that nobody has read" in told
    (now,) = re.findall(r'name="read" value="([0-9a-f]{64})"', told)
    for nothing in ({}, {"read": read}):
        client.post(f"{address}publish/", nothing)
        assert not Edition.objects.filter(number="2").exists()
    client.post(f"{address}publish/", {"read": now})
    assert Edition.objects.get(number="2").approved_by == tree.colleague().key


def test_who_approves_changes_no_note_without_giving_it_back(draft: EditionDraft, client: Client) -> None:
    address = f"/admin/manual/editions/draft/{draft.pk}/"
    client.force_login(tree.colleague())
    assert 'name="note-' not in client.get(address).content.decode()
    form = {f"{what}-{note.pk}": "legal" for note in draft.notes.all() for what in ("kind", "note")}
    answer = client.post(address, form).content.decode()
    assert "ask for it back" in answer and 'value="legal"' in answer, "what was typed is there still"
    assert set(draft.notes.values_list("text", flat=True)) == {SENTENCE}
    return_edition(draft=draft, reason="Say it better.", by=tree.colleague())
    note_all(draft, "Better.", tree.colleague())
    submit_edition(draft=draft, by=tree.editor())
    with pytest.raises(PermissionDenied):
        approve(draft)


def test_a_reason_that_will_not_do_is_not_lost(draft: EditionDraft, client: Client) -> None:
    client.force_login(tree.colleague())
    answer = client.post(f"/admin/manual/editions/draft/{draft.pk}/return/", {"reason": "x" * 301})
    assert "At most 300" in answer.content.decode() and "x" * 301 in answer.content.decode()
    draft.refresh_from_db()
    assert draft.state == EditionDraft.State.SUBMITTED


def strangers() -> list[User]:
    """Nobody of these may prepare an edition: of the auditor's kind, of other desks, and one who is no more."""
    gone = tree.person("gone@example.org", "editor", is_active=False)
    groups = ("auditor", "officer", "approver", "moderator", "reviewer-ro", "partner")
    return [*(tree.person(f"{group}@example.org", group) for group in groups), gone]


def rows() -> list[Any]:
    models: tuple[type[Model], ...] = (EditionDraft, Edition, EditionState, ImpressionBuild)
    return [list(model._default_manager.order_by("pk").values()) for model in models]


def test_each_service_refuses_whom_it_is_not_for(draft: EditionDraft) -> None:
    edition = Edition.objects.get(number="1")
    impression = edition.impressions.get()
    day = {"effective": today(), "title": "T"}
    calls: list[Callable[[User], Any]] = [
        lambda by: prepare_edition(number="1.1", by=by, **day),
        lambda by: correct_edition(edition=edition, by=by),
        lambda by: change_edition(draft=draft, backdated=False, by=by, **day),
        lambda by: complete_notes(draft=draft, said={}, by=by),
        lambda by: submit_edition(draft=draft, by=by),
        lambda by: return_edition(draft=draft, reason="R", by=by),
        lambda by: give_up(draft=draft, by=by),
        lambda by: approve(draft, by),
        lambda by: withdraw_edition(edition=edition, reason="R", by=by),
        lambda by: add_impression(edition=edition, language="ro", by=by),
        lambda by: build_again(impression_id=impression.pk, by=by),
    ]
    for state in (EditionDraft.State.DRAFT, EditionDraft.State.SUBMITTED):
        EditionDraft.objects.filter(pk=draft.pk).update(state=state)
        before = rows()
        for by in strangers():
            for number, call in enumerate(calls):
                if state == EditionDraft.State.DRAFT and number in {5, 7}:
                    continue
                with pytest.raises(PermissionDenied):
                    call(by)
        assert rows() == before


def test_who_had_a_part_neither_approves_nor_gives_back(draft: EditionDraft) -> None:
    for hand in (tree.editor(), tree.person("root@example.org", is_superuser=True)):
        EditionDraft.objects.filter(pk=draft.pk).update(hands=[hand.pk], prepared_by=tree.editor())
        with pytest.raises(PermissionDenied):
            approve(draft, hand)
        with pytest.raises(PermissionDenied):
            return_edition(draft=draft, reason="R", by=hand)
    assert not Edition.objects.filter(number="2").exists()


def test_the_source_language_gets_no_later_impression(draft: EditionDraft, client: Client) -> None:
    client.force_login(tree.editor())
    answer = client.post("/admin/manual/editions/1/impression/en/", follow=True)
    assert "needs a new edition" in answer.content.decode()
