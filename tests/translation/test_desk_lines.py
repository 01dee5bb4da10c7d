"""What the desk says of each text: its state, its predecessor, what could be put there. Nothing typed is lost."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail_localize.models import StringTranslation

from home.models import NewsPage
from hub.people.reader import PUBLIC
from tests.translation.conftest import CALL, bring, publish_now, say, submit, translate
from tests.translation.test_desk import address, fields, key_of
from translation.models import PageTranslation
from translation.queries.desk import Typed, desk
from translation.queries.lines import Line, LineState
from translation.queries.texts import segments_of
from translation.services.approve import approve, return_translation
from translation.services.save_segments import Edit, mark, save_segments
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db


def lines(row: PageTranslation, user: Any, **options: Any) -> dict[str, Line]:
    """The lines of the desk by the block, or field, and their place in it."""
    row.refresh_from_db()
    found = desk(row=row, user=user, reader=PUBLIC, typed=Typed(), **options)
    return {
        f"{paragraph.block_id}.{place}": line
        for paragraph in found.paragraphs
        for place, line in enumerate(paragraph.lines)
    }


def states(row: PageTranslation, user: Any) -> dict[str, str]:
    return {place: line.state.value for place, line in lines(row, user).items()}


def test_each_text_says_what_it_needs(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> None:
    row = submit(news, editor)
    assert set(states(row, translator).values()) == {"empty"}
    translate(row, translator)
    assert states(row, translator)["title.0"] == "draft"
    send_to_review(translation=row, by=translator)
    approve(translation=row, by=reviewer)
    assert set(states(row, translator).values()) <= {"approved", "finding"}
    say(news, editor, call="Call within an hour.")
    now = states(row, translator)
    assert now[f"{CALL}.0"] == "changed"
    assert now["title.0"] == "approved"


def test_a_machines_text_waits_for_a_person(client: Any, news: NewsPage, editor: Any, translator: Any) -> None:
    row = submit(news, editor)
    translate(row, translator)
    StringTranslation.objects.filter(context__path="title").update(translation_type="machine", data="Mașină")
    line = lines(row, translator)["title.0"]
    assert (line.state, line.text) == (LineState.MACHINE, "")
    assert [offer.text for offer in line.offers] == ["Mașină"]
    client.force_login(translator)
    html = client.get(address(row)).content.decode()
    assert "By a machine, read by nobody" in html
    client.post(address(row), {**fields(html), f"text-{line.key}": "Mașină"})
    assert segments_of(row)[0].target == "Mașină"


def test_reasons_stay_until_each_text_is_reworked(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    title, summary = key_of(row, "title"), key_of(row, "summary")
    return_translation(translation=row, by=reviewer, note="", reasons={title: "Shorter.", summary: "Which calls?"})
    target = next(segment.target for segment in segments_of(row) if segment.key == title)
    save_segments(translation=row, edits=[Edit(title, "Apeluri", mark(target))], by=translator)
    found = lines(row, translator)
    assert (found["summary.0"].state, found["summary.0"].reason) == (LineState.RETURNED, "Which calls?")
    assert (found["title.0"].state, found["title.0"].reason) == (LineState.DRAFT, "Shorter.")


def test_a_reason_follows_its_place_when_the_source_changes(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    key = next(segment.key for segment in segments_of(row) if segment.block_id == CALL)
    return_translation(translation=row, by=reviewer, note="", reasons={key: "Who calls?"})
    say(news, editor, call="Call within an hour.")
    assert lines(row, translator)[f"{CALL}.0"].reason == "Who calls?"


def test_each_changed_text_finds_its_own_predecessor(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    draft = news.get_latest_revision_as_object()
    text = "<p>Call the police within a day.</p><p>Write down what the child said.</p>"
    draft.body = [{"type": "text", "id": CALL, "value": text}]
    publish_now(draft.save_revision(user=editor), editor)
    row = bring(news, editor, translator, reviewer)
    draft.body = [{"type": "text", "id": CALL, "value": text.replace("a day", "an hour").replace("said", "told")}]
    publish_now(draft.save_revision(user=editor), editor)
    found = lines(row, translator)
    assert found[f"{CALL}.0"].source_before == "Call the police within a day."
    assert found[f"{CALL}.1"].text_before == "RO Write down what the child said."
    runs = [(run.op, run.text.strip()) for run in found[f"{CALL}.0"].source_runs]
    assert ("removed", "a day") in runs and ("added", "an hour") in runs


def test_only_what_needs_work(client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> None:
    row = bring(news, editor, translator, reviewer)
    say(news, editor, call="Call within an hour.")
    client.force_login(translator)
    html = client.get(address(row), {"show": "work"}).content.decode()
    assert f'id="b-{CALL}"' in html
    assert 'id="b-summary"' not in html
    call = next(segment.key for segment in segments_of(row) if segment.block_id == CALL)
    assert f'href="#t-{call}"' in html
    response = client.post(f"{address(row)}?show=work", {**fields(html), f"text-{call}": "Sunați într-o oră."})
    assert response["Location"].endswith("?show=work")


def test_a_former_text_is_taken_over_and_nothing_else_is_lost(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = bring(news, editor, translator, reviewer)
    say(news, editor, call="Call within an hour.")
    client.force_login(translator)
    html = client.get(address(row)).content.decode()
    call = next(segment.key for segment in segments_of(row) if segment.block_id == CALL)
    assert f'name="use-{call}" value="RO Call child protection within a day."' in html
    title = key_of(row, "title")
    sent = {**fields(html), f"text-{title}": "Titlu nou", f"comment-{title}": "Sigur?"}
    html = client.post(address(row), {**sent, f"use-{call}": "RO Call child protection within a day."}).content.decode()
    assert ">RO Call child protection within a day.</textarea>" in html
    assert ">Titlu nou</textarea>" in html
    assert ">Sigur?</textarea>" in html
    assert not next(segment.target for segment in segments_of(row) if segment.key == call)


def test_what_others_saved_is_told_even_after_a_question_was_asked(
    client: Any, news: NewsPage, editor: Any, translator: Any, person: Any
) -> None:
    """The form that comes back still knows which text was on the screen when the person began."""
    row = submit(news, editor)
    client.force_login(translator)
    title = key_of(row, "title")
    opened = {**fields(client.get(address(row)).content.decode()), f"text-{title}": "Al meu"}
    other = person("translator-ro", email="other@example.org")
    save_segments(translation=row, edits=[Edit(title, "Al altuia", mark(""))], by=other)
    html = client.post(
        address(row), {**opened, f"comment-{title}": "Apel sau telefon?", "ask-source": title}
    ).content.decode()
    response = client.post(address(row), {**fields(html), f"text-{title}": "Al meu"})
    assert "Somebody else has changed this text meanwhile: “Al altuia”" in response.content.decode()
    assert next(segment.target for segment in segments_of(row) if segment.key == title) == "Al altuia"


def test_saving_an_untouched_desk_changes_nothing(client: Any, news: NewsPage, editor: Any, translator: Any) -> None:
    """Whatever the stock editor stored: spaces, entities, tags that the source lacks."""
    row = submit(news, editor)
    translate(row, translator)
    StringTranslation.objects.filter(context__path="title").update(data="  A &amp; <i>B</i> ")
    before = {segment.key: segment.target for segment in segments_of(row)}
    shown = {f"text-{segment.key}": segment.shown(segment.target) for segment in segments_of(row)}
    client.force_login(translator)
    html = client.get(address(row)).content.decode()
    client.post(address(row), {**fields(html), **shown})
    assert {segment.key: segment.target for segment in segments_of(row)} == before


def test_what_the_stock_editor_saved_stands_on_the_desk(
    client: Any, news: NewsPage, editor: Any, translator: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    StringTranslation.objects.filter(context__path="title").update(data="Din alt loc")
    client.force_login(translator)
    assert ">Din alt loc</textarea>" in client.get(address(row)).content.decode()


def test_a_hidden_character_is_refused_in_words(client: Any, news: NewsPage, editor: Any, translator: Any) -> None:
    row = submit(news, editor)
    client.force_login(translator)
    title = key_of(row, "title")
    opened = fields(client.get(address(row)).content.decode())
    response = client.post(address(row), {**opened, f"text-{title}": "Apel\x00uri"})
    assert response.status_code == 409
    assert "hidden character" in response.content.decode()
    assert reverse("translation:board")
