"""Editions: frozen for ever, made by two, served as strictly as then and now."""

import hashlib
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone
from lxml import html

from hub.people.reader import PUBLIC
from hub.publishing.fingerprint import digest
from hub.publishing.services.publish import publish
from manual.models import (
    ChangeNote,
    ChapterPage,
    Edition,
    EditionFile,
    EditionState,
    FrozenBlock,
    FrozenSection,
    Impression,
    SectionPage,
)
from manual.queries import editions
from manual.services import publish_edition as publishing
from manual.services.freeze_impression import section_hash, whole_hash
from manual.services.prepare_edition import complete_notes, prepare_edition
from manual.services.submit_edition import submit_edition
from manual.services.withdraw_edition import withdraw_edition
from tests.manual import tree
from tests.manual.making import CLOSED, OPEN, approve, build, make

pytestmark = pytest.mark.django_db

ADDRESS = "/en/manual/first-hours/first-contact/"


def test_what_an_edition_holds_cannot_be_changed_or_deleted(section: SectionPage) -> None:
    make("1")
    tree.write(section, [tree.paragraph("New words", OPEN)])
    edition = make("2")
    impression = edition.impressions.get()
    EditionFile.objects.create(impression=impression, name="x", path="x", size=1, sha256="x", restricted=False)
    for model in (Edition, ChangeNote, Impression, FrozenSection, FrozenBlock, EditionFile):
        row = model.objects.first()
        assert row is not None, model
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.filter(pk=row.pk).update(id=row.pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            model.objects.filter(pk=row.pk)._raw_delete("default")


def test_editing_afterwards_changes_nothing_in_it(section: SectionPage, client: Client) -> None:
    edition = make("1")
    impression = edition.impressions.get()
    before = list(impression.sections.values())
    tree.write(section, [tree.paragraph("Quite other words", OPEN)], title="Another title")
    assert list(impression.sections.values()) == before
    assert "Open words" in client.get("/en/manual/1.1/?edition=1").content.decode()
    assert "Quite other words" in client.get(ADDRESS).content.decode()
    assert "Newer than the edition in force" in client.get(ADDRESS).content.decode()


def test_the_menu_leads_to_the_same_edition_and_says_in_which_languages_it_is(
    section: SectionPage, client: Client
) -> None:
    make("1")
    page = html.fromstring(client.get("/en/manual/1.1/?edition=1").content)
    links = page.xpath("//header//nav[contains(@class, 'language-menu')]//a")
    assert {link.get("hreflang"): (link.get("href"), link.get("class")) for link in links} == {
        "en": ("/en/manual/1.1/?edition=1", None),
        **{code: (f"/{code}/manual/1.1/?edition=1", "absent") for code in ("ro", "nl", "da")},
    }


def test_the_hashes_stored_are_those_of_what_is_stored(section: SectionPage) -> None:
    impression = make("1").impressions.get()
    sections = list(impression.sections.all())
    assert [section_hash(row) for row in sections] == [row.sha256 for row in sections]
    assert whole_hash("1", "en", [row.sha256 for row in sections]) == impression.sha256
    assert digest("a") == hashlib.sha256(b'"a"').hexdigest()


def test_whoever_had_a_part_in_it_cannot_approve_it(section: SectionPage) -> None:
    admin = tree.person("root@example.org", is_superuser=True)
    draft = prepare_edition(number="1", title="One", effective=timezone.localdate(), by=tree.editor())
    complete_notes(draft=draft, said={}, by=admin)
    submit_edition(draft=draft, by=tree.editor())
    for somebody in (tree.editor(), admin, tree.person("officer@example.org", "officer")):
        with pytest.raises(PermissionDenied):
            approve(draft, somebody)
    assert approve(draft).number == "1"


def test_an_edition_is_published_once(section: SectionPage) -> None:
    draft = prepare_edition(number="1", title="One", effective=timezone.localdate(), by=tree.editor())
    submit_edition(draft=draft, by=tree.editor())
    approve(draft)
    with pytest.raises(ValidationError):
        approve(draft)
    with pytest.raises(ValidationError):
        prepare_edition(number="1", title="Again", effective=timezone.localdate(), by=tree.editor())


def test_a_missing_change_note_stops_it(section: SectionPage) -> None:
    make("1")
    tree.write(section, [tree.paragraph("New words", OPEN)])
    with pytest.raises(ValidationError, match="no note says"):
        make("2", notes="")


def test_text_that_changed_after_submission_stops_it(section: SectionPage) -> None:
    make("1")
    tree.write(section, [tree.paragraph("New words", OPEN)])
    draft = prepare_edition(number="2", title="Two", effective=timezone.localdate(), by=tree.editor())
    complete_notes(draft=draft, said={note.pk: ("legal", "Law") for note in draft.notes.all()}, by=tree.editor())
    submit_edition(draft=draft, by=tree.editor())
    tree.write(section, [tree.paragraph("New words", OPEN), tree.paragraph("Yet another")])
    with pytest.raises(ValidationError, match="changed since"):
        approve(draft)


def test_text_for_a_later_day_is_frozen_now_and_public_then(section: SectionPage, client: Client) -> None:
    make("1")
    page = section.get_latest_revision_as_object()
    page.body = [tree.paragraph("Words of tomorrow", OPEN)]
    page.go_live_at = timezone.now() + timedelta(days=5)
    publish(revision=page.save_revision(user=tree.editor()), by=tree.colleague())
    make("2", days=6)
    assert "Open words" in client.get(ADDRESS).content.decode()
    frozen = client.get("/en/manual/1.1/?edition=2").content.decode()
    assert "Words of tomorrow" in frozen
    assert "Not yet in force" in frozen
    assert editions.in_force() == Edition.objects.get(number="1")
    assert Edition.objects.get(number="2").notes.get(block_id=OPEN).change == "changed"


def test_a_chapter_that_will_be_closed_closes_its_sections_in_the_edition(section: SectionPage, client: Client) -> None:
    make("1")
    chapter = section.get_parent().specific.get_latest_revision_as_object()
    chapter.access = "practitioners"
    chapter.go_live_at = timezone.now() + timedelta(days=5)
    publish(revision=chapter.save_revision(user=tree.editor()), by=tree.colleague())
    tree.write(section, [tree.paragraph("Words of tomorrow", OPEN)])
    make("2", days=6)
    assert set(FrozenSection.objects.filter(impression__edition__number="2").values_list("restricted", flat=True)) == {
        True
    }
    assert client.get("/en/manual/1.1/?edition=2").status_code == 404
    assert "Words of tomorrow" not in client.get("/en/manual/editions/2/").content.decode()


def test_the_public_sees_neither_what_was_closed_then_nor_what_is_now(section: SectionPage, client: Client) -> None:
    edition = make("1")
    build(edition)
    assert "Closed words" not in everything(client)
    assert client.get("/en/manual/1.1.2/?edition=1").status_code == 404
    tree.write(section, [tree.paragraph("Open words", OPEN, access="practitioners"), tree.paragraph("More")])
    assert "Open words" not in everything(client)
    for name in ("manual.html", "manual.json", "manual.epub", "manual.pdf"):
        assert client.get(f"/en/manual/editions/1/{name}").status_code == 410, name
    tree.write(section, [tree.paragraph("Open words", OPEN), tree.paragraph("Closed words", CLOSED)])
    assert "Closed words" not in everything(client)
    assert client.get("/en/manual/editions/1/manual.html").status_code == 200


def test_a_section_closed_today_is_a_notice_in_the_edition(section: SectionPage, client: Client) -> None:
    make("1")
    tree.write(section, list(section.body.get_prep_value()), access="practitioners")
    answer = client.get("/en/manual/1.1/?edition=1")
    assert "may not be shown" in answer.content.decode()
    assert "First contact" not in answer.content.decode()
    assert "First contact" not in client.get("/en/manual/editions/1/").content.decode()


def test_a_paragraph_closed_and_then_removed_stays_closed_in_the_edition(section: SectionPage, client: Client) -> None:
    build(make("1"))
    tree.write(section, [tree.paragraph("Open words", OPEN, access="practitioners"), tree.paragraph("More")])
    tree.write(section, [tree.paragraph("More")])
    assert "Open words" not in everything(client)
    assert client.get("/en/manual/editions/1/manual.html").status_code == 410


def test_a_section_closed_and_then_deleted_stays_closed_in_the_edition(section: SectionPage, client: Client) -> None:
    build(make("1"))
    chapter = section.get_parent().specific
    chapter.access = "practitioners"
    tree.release(chapter)
    SectionPage.objects.get(pk=section.pk).delete()
    assert "Open words" not in everything(client)
    ChapterPage.objects.get(pk=chapter.pk).delete()
    assert "Open words" not in everything(client)
    assert "First hours" not in everything(client)
    assert client.get("/en/manual/editions/1/manual.html").status_code == 410


def test_a_withdrawn_edition_resolves_with_its_reason(section: SectionPage, client: Client) -> None:
    edition = make("1")
    with pytest.raises(ValidationError):
        withdraw_edition(edition=edition, reason=" ", by=tree.editor())
    with pytest.raises(ValidationError, match="At most 300"):
        withdraw_edition(edition=edition, reason="x" * 301, by=tree.editor())
    withdraw_edition(edition=edition, reason="A number\0was wrong.", by=tree.editor())
    assert editions.in_force() is None
    assert "A number was wrong." in client.get("/en/manual/editions/1/").content.decode()
    assert client.get("/en/manual/1.1/?edition=1").status_code == 200
    assert EditionState.objects.get(edition=edition).withdrawn_at


def test_change_notes_of_closed_paragraphs_are_not_for_everybody(section: SectionPage, client: Client) -> None:
    make("1")
    tree.write(
        section,
        [tree.paragraph("New open", OPEN), tree.paragraph("New closed", CLOSED, access="practitioners")],
    )
    edition = make("2")
    assert edition.notes.count() == 2
    shown = [note for _kind, rows in editions.notes(edition, PUBLIC) for note in rows]
    assert [note.block_id for note in shown] == [OPEN]


def everything(client: Client) -> str:
    """All that the public can fetch of edition 1, files included."""
    pages = ["1.1/?edition=1", "1/?edition=1", "editions/1/", "editions/"]
    text = "".join(client.get(f"/en/manual/{page}", follow=True).content.decode() for page in pages)
    for name in ("manual.html", "checksums.txt"):
        answer = client.get(f"/en/manual/editions/1/{name}")
        text += (b"".join(answer.streaming_content) if answer.streaming else answer.content).decode()
    for path in ("sections/1.1", "paragraphs/1.1.1", "paragraphs/1.1.2"):
        text += client.get(f"/api/v1/manual/{path}?edition=1").content.decode()
    return text


def test_a_picture_that_cannot_be_read_stops_it_with_a_message(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = prepare_edition(number="1", title="One", effective=timezone.localdate(), by=tree.editor())
    submit_edition(draft=draft, by=tree.editor())

    def unreadable(**_arguments: object) -> None:
        raise FileNotFoundError(2, "No such file or directory", "/media/images/chain.png")

    monkeypatch.setattr(publishing, "freeze_impression", unreadable)
    with pytest.raises(ValidationError, match=r"cannot be frozen: chain\.png"):
        approve(draft)
    draft.refresh_from_db()
    assert draft.state == "submitted"
    assert not Edition.objects.exists()
