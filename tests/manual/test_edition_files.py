"""The files of an impression: built together, in a bounded number of tries, each under its own rule."""

import hashlib
from typing import Any

import pytest
from django.test import Client

from hub.typesetting import PangoMissingError
from manual.files import make as making
from manual.models import (
    EditionFile,
    Impression,
    ImpressionBuild,
    SectionPage,
)
from manual.services import build_files as building
from manual.services.build_again import build_again
from manual.services.build_files import build_files, build_waiting
from tests.manual import tree
from tests.manual.making import OPEN, build, make

pytestmark = pytest.mark.django_db


def test_practitioners_have_their_own_file(section: SectionPage, client: Client) -> None:
    build(make("1"))
    assert client.get("/en/manual/editions/1/manual-practitioners.pdf").status_code == 404
    client.force_login(tree.editor())
    assert client.get("/en/manual/editions/1/manual-practitioners.pdf").status_code == 200
    assert "manual-practitioners.pdf" in client.get("/en/manual/editions/1/checksums.txt").content.decode()


def test_files_are_hashed_and_said_to_be_built_until_they_are(section: SectionPage, client: Client) -> None:
    edition = make("1")
    assert client.get("/en/manual/editions/1/manual.pdf").status_code == 503
    assert "being built" in client.get("/en/manual/editions/1/").content.decode()
    build(edition)
    for line in client.get("/en/manual/editions/1/checksums.txt").content.decode().splitlines()[1:]:
        sha256, name = line.split()
        content = b"".join(client.get(f"/en/manual/editions/1/{name}").streaming_content)
        assert hashlib.sha256(content).hexdigest() == sha256


def test_a_failed_build_leaves_no_file_and_can_be_run_again(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    impression = make("1").impressions.get()
    with monkeypatch.context() as patch:
        patch.setattr(making.epub, "epub", fail_at_the_section)
        build_files(impression_id=impression.pk)
    impression.build.refresh_from_db()
    assert impression.build.state == "failed"
    assert (impression.build.step, impression.build.section) == ("manual.epub", "1.1")
    assert "no paper" in impression.build.error
    assert not impression.files.exists()
    build_files(impression_id=impression.pk)
    assert impression.files.count() == 7


def test_a_build_whose_builder_was_killed_is_found(section: SectionPage) -> None:
    impression = make("1").impressions.get()
    ImpressionBuild.objects.update(state=ImpressionBuild.State.BUILDING)
    assert build_waiting() == 1
    assert impression.files.count() == 7
    assert build_waiting() == 0


def test_one_that_fails_keeps_none_waiting_and_is_tried_three_times(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = make("1").impressions.get(), make("2").impressions.get()
    true = building.store.store

    def full_disk(impression: Impression, name: str, content: bytes) -> Any:
        if impression.pk == bad.pk:
            raise OSError("No space left on device")
        return true(impression, name, content)

    monkeypatch.setattr(building.store, "store", full_disk)
    assert [build_waiting() for _ in range(4)] == [2, 1, 1, 0]
    assert good.files.count() == 7
    bad.build.refresh_from_db()
    assert (bad.build.state, bad.build.tries) == ("failed", 3)
    monkeypatch.undo()
    build_again(impression_id=bad.pk, by=tree.editor())
    assert build_waiting() == 1
    assert bad.files.count() == 7


def test_a_builder_that_breaks_outright_keeps_none_waiting(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad, good = make("1").impressions.get(), make("2").impressions.get()
    true = building.kinds

    def broken(sections: Any) -> Any:
        sections = list(sections)
        if sections[0].impression_id == bad.pk:
            raise RuntimeError("the rows cannot be read")
        return true(sections)

    monkeypatch.setattr(building, "kinds", broken)
    assert build_waiting() == 2
    assert good.files.count() == 7
    assert not bad.files.exists()


def test_a_builder_that_is_killed_each_time_is_given_up(section: SectionPage) -> None:
    impression = make("1").impressions.get()
    ImpressionBuild.objects.update(state=ImpressionBuild.State.BUILDING, tries=3)
    build_waiting()
    impression.build.refresh_from_db()
    assert impression.build.state == "failed"
    assert impression.build.error
    assert build_waiting() == 0


def test_a_chapter_has_files_of_its_own_under_its_own_rule(section: SectionPage, client: Client) -> None:
    other = tree.chapter(section.get_parent().get_parent().specific, "Later")
    tree.section(other, "Guardians", [tree.paragraph("A guardian")])
    build(make("1"))
    assert client.get("/en/manual/editions/1/chapter-1.pdf").status_code == 200
    assert client.get("/en/manual/editions/1/1/chapter-1.pdf").status_code == 200
    assert client.get("/en/manual/editions/1/chapter-1-practitioners.pdf").status_code == 404
    assert client.get("/en/manual/editions/1/chapter-3.pdf").status_code == 404
    sums = client.get("/en/manual/editions/1/checksums.txt").content.decode()
    assert "chapter-2.pdf" in sums
    assert "practitioners" not in sums
    tree.write(section, [tree.paragraph("Open words", OPEN, access="practitioners"), tree.paragraph("More")])
    assert client.get("/en/manual/editions/1/chapter-1.pdf").status_code == 410
    assert client.get("/en/manual/editions/1/chapter-2.pdf").status_code == 200
    client.force_login(tree.editor())
    assert client.get("/en/manual/editions/1/chapter-1-practitioners.pdf").status_code == 200
    assert client.get("/en/manual/editions/1/chapter-2-practitioners.pdf").status_code == 404


def test_a_chapter_for_practitioners_has_no_public_file(section: SectionPage, client: Client) -> None:
    chapter = section.get_parent().specific
    chapter.access = "practitioners"
    tree.release(chapter)
    build(make("1"))
    names = set(EditionFile.objects.filter(restricted=False).values_list("name", flat=True))
    assert names == {"manual.html", "manual.json", "manual.epub", "manual.pdf"}
    assert client.get("/en/manual/editions/1/chapter-1.pdf").status_code == 404


def test_without_pango_the_other_files_are_built_and_the_page_says_what_is_missing(
    section: SectionPage, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    edition = make("1")
    with monkeypatch.context() as patch:
        patch.setattr(making.pdf, "pdf", no_pango)
        build(edition)
    assert set(EditionFile.objects.values_list("name", flat=True)) == {"manual.html", "manual.json", "manual.epub"}
    assert "apt install libpango" in client.get("/en/manual/editions/1/").content.decode()
    build(edition)
    assert EditionFile.objects.filter(name="manual.pdf").exists()


def fail_at_the_section(book: Any, **kwargs: Any) -> bytes:
    if "1.1" in book.numbers:
        raise ValueError("no paper")
    return b""


def no_pango(book: object) -> bytes:
    raise PangoMissingError("PDF needs Pango: apt install libpango-1.0-0")
