"""A page goes out as a file, comes back translated, and nothing newer is lost on the way."""

from typing import Any

import polib
import pytest
from django.utils import timezone
from lxml import etree

from home.models import NewsPage
from hub.people.reader import Reader
from hub.publishing.services.publish import publish
from tests.translation.conftest import CALL, bring, publish_now, say, submit, translate
from tests.translation.exchange.making import (
    RICH,
    RICH_RO,
    X,
    export,
    fill_po,
    fill_xliff,
    stage,
    statuses,
    translated,
)
from translation import rights
from translation.models import ImportBatch, PageTranslation, SegmentAuthor, SegmentComment
from translation.queries.texts import segments_of
from translation.services.choose_import import choose, take_over
from translation.services.save_segments import Edit, mark, save_segments

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(news: NewsPage, editor: Any) -> PageTranslation:
    draft = news.get_latest_revision_as_object()
    draft.body = [{"type": "text", "id": CALL, "value": RICH}, *draft.body.get_prep_value()[1:]]
    publish_now(draft.save_revision(user=editor), editor)
    return submit(news, editor)


def write(path: str, source: str) -> str:
    return RICH_RO if source.startswith("Call 112") else translated(path, source)


def targets(row: PageTranslation) -> dict[str, str]:
    return {segment.path.partition(".")[0] + segment.source[:9]: segment.target for segment in segments_of(row)}


@pytest.mark.parametrize("form", ["xlf", "po"])
def test_the_same_state_gives_the_same_bytes(row: PageTranslation, translator: Any, form: str) -> None:
    first = export(row, form)
    assert export(row, form) == first
    translate(row, translator)
    assert export(row, form) != first


def test_an_xliff_says_what_it_is_and_what_must_stay(row: PageTranslation) -> None:
    root = etree.fromstring(export(row))
    file = root[0]
    assert (file.get("source-language"), file.get("target-language")) == ("en", "ro")
    assert file.get("original") == str(row.page_key)
    notes = {note.get("from"): note.text for note in file.find(f"{X}header")}
    assert notes["hub-revision"].isdigit()
    assert len(notes["hub-texts"]) == 64
    units = {unit.get("resname"): unit for unit in root.iter(f"{X}trans-unit")}
    assert units["title"].get("maxwidth") == "255"
    call = units[f"body.{CALL}"]
    assert call.find(f"{X}target").get("state") == "needs-translation"
    assert [kind.get("ctype") for kind in call.find(f"{X}source").iter(f"{X}g", f"{X}x")] == [
        *("bold", "link", "lb", "italic")
    ]
    assert [kept.text for kept in call.iter(f"{X}mrk")] == ["112"]
    assert call.find(f"{X}note").text


def test_a_translated_xliff_comes_back_whole(row: PageTranslation, translator: Any) -> None:
    batch = stage(fill_xliff(export(row), write), translator)
    assert set(statuses(batch).values()) == {"new"}
    assert not any(segment.target for segment in segments_of(row))
    take_over(batch=batch, by=translator, only_new=False)
    batch.refresh_from_db()
    assert batch.state == "applied"
    assert set(batch.rows.values_list("outcome", flat=True)) == {"saved"}
    assert all(segment.is_translated for segment in segments_of(row))
    call = next(segment for segment in segments_of(row) if segment.block_id == CALL)
    assert call.target == ('Sunați la <b>112</b> sau vedeți <a id="a1">regulile</a>.<br/>Apoi <i>așteptați</i>.')
    assert SegmentAuthor.objects.filter(user=translator).exists()


def test_a_translated_po_comes_back_whole(row: PageTranslation, translator: Any) -> None:
    def words(path: str, source: str) -> str:
        return (
            source.replace("Call", "Sunați la").replace("the rules", "regulile")
            if "<b>" in source
            else (translated(path, source))
        )

    batch = stage(fill_po(export(row, "po"), words), translator)
    take_over(batch=batch, by=translator, only_new=True)
    assert all(segment.is_translated for segment in segments_of(row))


@pytest.mark.parametrize("form", ["xlf", "po"])
def test_the_same_file_twice_changes_nothing(row: PageTranslation, translator: Any, form: str) -> None:
    data = fill_xliff(export(row), write)
    take_over(batch=stage(data, translator), by=translator, only_new=False)
    before = targets(row)
    again = stage(data, translator)
    assert set(statuses(again).values()) == {"unchanged"}
    own = stage(export(row, form), translator)
    assert set(statuses(own).values()) == {"unchanged"}
    for batch in (again, own):
        with pytest.raises(rights.Refused, match="Nothing is chosen"):
            take_over(batch=batch, by=translator, only_new=False)
    assert targets(row) == before


@pytest.mark.parametrize("form", ["xlf", "po"])
def test_a_text_that_somebody_saved_since_is_a_conflict_and_stays(
    row: PageTranslation, translator: Any, person: Any, form: str
) -> None:
    data = export(row, form)
    other = person("translator-ro", email="other@example.org")
    title = next(segment for segment in segments_of(row) if segment.path == "title")
    save_segments(translation=row, edits=[Edit(title.key, "Titlul altuia", mark(""))], by=other)
    fill = fill_xliff if form == "xlf" else fill_po
    batch = stage(fill(data, lambda path, _source: "Titlul meu" if path == "title" else None), translator)
    staged = batch.rows.get(key=title.key)
    assert (staged.status, staged.taken) == ("conflict", False)
    assert "Somebody has saved another text" in staged.reason
    with pytest.raises(rights.Refused):
        take_over(batch=batch, by=translator, only_new=True)
    choose(batch=batch, page_key=row.page_key, taken=[staged.pk], by=translator)
    take_over(batch=batch, by=translator, only_new=False)
    assert next(segment for segment in segments_of(row) if segment.path == "title").target == "Titlul meu"


def test_what_is_saved_between_staging_and_taking_over_is_not_overwritten(
    row: PageTranslation, translator: Any
) -> None:
    batch = stage(fill_xliff(export(row), write), translator)
    title = next(segment for segment in segments_of(row) if segment.path == "title")
    save_segments(translation=row, edits=[Edit(title.key, "Mai nou", mark(""))], by=translator)
    take_over(batch=batch, by=translator, only_new=False)
    assert "Somebody else has changed this text" in batch.rows.get(key=title.key).outcome
    assert next(segment for segment in segments_of(row) if segment.path == "title").target == "Mai nou"


def test_an_own_correction_in_the_file_is_a_change(row: PageTranslation, translator: Any) -> None:
    translate(row, translator)
    data = export(row)
    batch = stage(fill_xliff(data, lambda path, _source: "Alt titlu" if path == "title" else None), translator)
    staged = batch.rows.get(status="changed")
    assert (staged.text, staged.taken) == ("Alt titlu", True)


@pytest.mark.parametrize("form", ["xlf", "po"])
def test_a_file_of_an_older_text_is_recognised(
    row: PageTranslation, news: NewsPage, editor: Any, translator: Any, form: str
) -> None:
    data = (fill_xliff if form == "xlf" else fill_po)(export(row, form), translated)
    say(news, editor, title="Three calls")
    batch = stage(data, translator)
    assert "English has changed" in batch.pages[str(row.page_key)]["notes"][0]
    found = batch.rows.get(source="Two calls")
    assert (found.status, found.reason) == (
        "refused",
        "The English of this text is not the same in the file and in the Hub.",
    )
    assert batch.rows.get(source="Whom to call.").status == "new"


def test_what_the_checks_refuse_is_refused_and_what_they_tell_is_told(row: PageTranslation, translator: Any) -> None:
    def words(path: str, source: str) -> str | None:
        if source.startswith("Call 112"):
            return 'Sunați la <g id="1">113</g>, vedeți <g id="2">regulile</g>.<x id="3"/><g id="4">Așteptați</g>.'
        return {"title": "x" * 256, "summary": "<g id='9'>Pe cine</g>"}.get(path)

    batch = stage(fill_xliff(export(row), words), translator)
    found = {staged.source[:8]: (staged.status, staged.reason) for staged in batch.rows.all()}
    assert found["Two call"] == ("refused", "The text is longer than 255 characters.")
    assert found["Whom to "] == ("refused", "The English has no tag with the number 9.")
    assert found["Call <b>"] == ("new", "The English says 112, the translation 113.")


def test_a_finished_work_is_signed_off(
    row: PageTranslation, news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = bring(news, editor, translator, reviewer)
    root = etree.fromstring(export(row))
    assert {target.get("state") for target in root.iter(f"{X}target")} == {"signed-off"}
    assert {unit.get("approved") for unit in root.iter(f"{X}trans-unit")} == {"yes"}
    assert "state: signed-off" in polib.pofile(export(row, "po").decode())[0].comment


def test_text_for_practitioners_goes_to_those_who_may_read_it(
    row: PageTranslation, news: NewsPage, editor: Any
) -> None:
    draft = news.get_latest_revision_as_object()
    draft.access = "practitioners"
    publish(revision=draft.save_revision(user=editor), by=editor)
    with pytest.raises(AssertionError):
        export(row, reader=Reader(user_id=2))
    assert export(row, reader=Reader(user_id=2, practitioner=True))


def test_an_import_is_its_owners(row: PageTranslation, translator: Any, person: Any) -> None:
    batch = stage(fill_xliff(export(row), write), translator)
    other = person("translator-ro", email="other@example.org")
    with pytest.raises(rights.Refused):
        take_over(batch=batch, by=other, only_new=True)
    with pytest.raises(rights.Refused):
        stage(export(row), person("translator-nl"))
    with pytest.raises(rights.Refused):
        stage(export(row), person("editor", email="e2@example.org"))
    assert ImportBatch.objects.count() == 1


def test_a_work_in_review_takes_nothing(row: PageTranslation, translator: Any) -> None:
    batch = stage(fill_xliff(export(row), write), translator)
    PageTranslation.objects.filter(pk=row.pk).update(state="in_review", sent_revision_id=1)
    take_over(batch=batch, by=translator, only_new=False)
    assert not any(segment.target for segment in segments_of(row))
    assert set(batch.rows.values_list("outcome", flat=True)) == {
        "This translation is being reviewed. Take it back to change it."
    }


@pytest.mark.parametrize("form", ["xlf", "po"])
def test_open_questions_about_a_text_go_along_without_names(row: PageTranslation, translator: Any, form: str) -> None:
    title = next(segment for segment in segments_of(row) if segment.path == "title")
    common = {"page_key": row.page_key, "key": title.key, "path": "title", "source": title.source, "author": translator}
    asked = SegmentComment.objects.create(**common, language="nl", about="source", text="Which calls?")
    SegmentComment.objects.create(**common, language="ro", about="source", text="Both.", question=asked)
    SegmentComment.objects.create(**common, language="nl", about="own", text="Only Dutch.")
    text = export(row, form).decode()
    assert text.index("Which calls?") < text.index("Answer: Both.")
    assert "Only Dutch." not in text
    assert translator.email not in text
    asked.resolved_by, asked.resolved_at = translator, timezone.now()
    asked.save()
    assert "Which calls?" not in export(row, form).decode()
