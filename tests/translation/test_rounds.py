"""Rounds: who opens them, what deadline a work has of them, how far each language is; an edition has one of its own."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from hub.publishing.calendar import today
from manual.services.change_edition import change_edition, give_up
from manual.services.prepare_edition import prepare_edition
from tests.manual import tree
from tests.translation import manuals
from tests.translation.conftest import bring, submit
from translation.models import PageTranslation, Round, RoundLanguage
from translation.queries.rounds import progress
from translation.rights import Refused
from translation.services.rounds import change_deadline, close_round, open_round

pytestmark = pytest.mark.django_db

SOON, LATER = today() + timedelta(days=5), today() + timedelta(days=50)


def make(news: Any, by: Any, key: str = "one", **deadlines: date) -> Round:
    return open_round(key=key, name="Spring", page_keys=[news.translation_key], deadlines=deadlines, by=by)


def deadline_of(page: Any) -> date | None:
    return PageTranslation.objects.get(page_key=page.translation_key, language="ro").deadline


def test_works_have_the_deadline_of_their_newest_open_round(news: Any, editor: Any) -> None:
    submit(news, editor)
    first = make(news, editor, ro=LATER)
    assert deadline_of(news) == LATER
    second = make(news, editor, "two", ro=SOON, nl=SOON)
    assert deadline_of(news) == SOON
    change_deadline(round_language=first.languages.get(), deadline=LATER + timedelta(days=1), by=editor)
    assert deadline_of(news) == SOON
    close_round(opened=second, by=editor)
    close_round(opened=second, by=editor)
    assert deadline_of(news) == LATER + timedelta(days=1)
    close_round(opened=first, by=editor)
    assert deadline_of(news) is None


def test_work_that_begins_later_has_it_as_well(news: Any, editor: Any) -> None:
    make(news, editor, ro=SOON)
    submit(news, editor)
    submit(news, editor, "nl")
    assert deadline_of(news) == SOON
    assert PageTranslation.objects.get(page_key=news.translation_key, language="nl").deadline is None


def test_a_deadline_of_the_lead_stays_when_the_round_closes(news: Any, editor: Any) -> None:
    row = submit(news, editor)
    opened = make(news, editor, ro=SOON)
    PageTranslation.objects.filter(pk=row.pk).update(deadline=LATER)
    close_round(opened=opened, by=editor)
    assert deadline_of(news) == LATER


def test_opening_twice_is_opening_once(news: Any, editor: Any) -> None:
    assert make(news, editor, ro=SOON) == make(news, editor, ro=LATER)
    assert RoundLanguage.objects.get().deadline == SOON


@pytest.mark.parametrize("group", ["lead-ro", "translator-ro", "auditor"])
def test_editors_alone_open_and_close(news: Any, editor: Any, person: Any, group: str) -> None:
    other = person(group)
    with pytest.raises(Refused):
        make(news, other, ro=SOON)
    with pytest.raises(Refused):
        close_round(opened=make(news, editor, ro=SOON), by=other)


@pytest.mark.parametrize(
    ("group", "may"), [("lead-ro", True), ("deputy-ro", True), ("lead-nl", False), ("translator-ro", False)]
)
def test_lead_and_deputy_move_the_deadline_of_their_language(
    news: Any, editor: Any, person: Any, group: str, may: bool
) -> None:
    row = make(news, editor, ro=SOON).languages.get()
    try:
        change_deadline(round_language=row, deadline=LATER, by=person(group))
    except Refused:
        assert not may
    row.refresh_from_db()
    assert (row.deadline == LATER) is may


def test_what_cannot_be_is_told_at_its_field(news: Any, editor: Any) -> None:
    past = today() - timedelta(days=1)
    with pytest.raises(ValidationError) as error:
        make(news, editor, ro=past)
    assert set(error.value.message_dict) == {"deadline_ro"}
    with pytest.raises(ValidationError) as error:
        open_round(key="x", name="X", page_keys=[], deadlines={"ro": SOON}, by=editor)
    assert set(error.value.message_dict) == {"under"}
    with pytest.raises(ValidationError):
        make(news, editor)
    assert not Round.objects.exists()


def test_progress_in_a_fixed_number_of_queries(
    news: Any, editor: Any, translator: Any, reviewer: Any, django_assert_max_num_queries: Any
) -> None:
    rounds = [make(news, editor, str(key), ro=SOON, nl=SOON) for key in range(3)]
    bring(news, editor, translator, reviewer)
    with django_assert_max_num_queries(10):
        [line, *_rest] = progress(rounds, editor)
    assert [(part.row.language, part.done, part.total) for part in line.languages] == [("ro", 1, 1), ("nl", 0, 1)]
    RoundLanguage.objects.update(deadline=today() - timedelta(days=1))
    [line] = progress(rounds[:1], editor)
    assert [part.is_late for part in line.languages] == [False, True]


def test_an_editor_opens_a_round_in_the_admin(client: Any, news: Any, editor: Any, person: Any) -> None:
    client.force_login(editor)
    address = reverse("translation:round_open")
    key = client.get(address).context["form"]["key"].value()
    data = {"key": key, "name": "Spring", "under": news.get_parent().pk, "deadline_ro": "2020-01-01"}
    answer = client.post(address, data)
    assert answer.context["form"].errors == {"deadline_ro": ["This day has passed."]}
    for _twice in range(2):
        assert client.post(address, {**data, "deadline_ro": SOON.isoformat()}).status_code == 302
    opened = Round.objects.get()
    assert {page.page_key for page in opened.pages.all()} >= {news.translation_key}
    assert "Spring" in client.get(reverse("translation:rounds")).content.decode()
    move = reverse("translation:round_deadline", args=[opened.languages.get().pk])
    client.force_login(person("lead-nl"))
    assert client.get(move).status_code == 404
    assert client.get(address).status_code == 404
    client.force_login(person("lead-ro"))
    assert "This day has passed." in client.post(move, {"deadline": "2020-01-01"}).content.decode()
    assert client.post(move, {"deadline": LATER.isoformat()}).status_code == 302
    assert opened.languages.get().deadline == LATER
    close = reverse("translation:round_close", args=[opened.pk])
    assert client.post(close).status_code == 404
    client.force_login(editor)
    assert client.get(close).status_code == 405
    assert client.post(close).status_code == 302
    opened.refresh_from_db()
    assert opened.closed_at


def test_an_edition_has_its_round_as_long_as_it_is_prepared() -> None:
    root = manuals.manual()
    chapter = tree.chapter(root, "First hours")
    section = tree.section(chapter, "Water", [manuals.plain()])
    draft = prepare_edition(number="1", title="Spring", effective=LATER, by=tree.editor())
    opened = Round.objects.get()
    assert opened.name == "Edition 1: Spring"
    assert {page.page_key for page in opened.pages.all()} == {chapter.translation_key, section.translation_key}
    assert dict(opened.languages.values_list("language", "deadline")) == dict.fromkeys(
        ["ro", "nl", "da"], LATER - timedelta(days=7)
    )
    mine = opened.languages.get(language="ro")
    change_deadline(round_language=mine, deadline=SOON, by=tree.editor())
    day = LATER + timedelta(days=10)
    change_edition(draft=draft, title="Summer", effective=day, backdated=False, by=tree.editor())
    opened.refresh_from_db()
    assert opened.name == "Edition 1: Summer"
    assert dict(opened.languages.values_list("language", "deadline")) == {
        "ro": SOON,
        **dict.fromkeys(["nl", "da"], day - timedelta(days=7)),
    }
    give_up(draft=draft, by=tree.editor())
    opened.refresh_from_db()
    assert opened.closed_at
    prepare_edition(number="1", title="Again", effective=today(), by=tree.editor())
    assert set(Round.objects.open().get().languages.values_list("deadline", flat=True)) == {today()}
