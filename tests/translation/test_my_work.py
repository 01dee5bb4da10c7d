"""My work: what is held, what waits, in which order, and where a click leads."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from home.models import NewsPage
from hub.models import ChangeStatement
from hub.publishing.calendar import today
from tests.translation.conftest import CALL, NOTE, bring, say, submit, translate
from tests.translation.test_board import another
from translation.models import PageTranslation
from translation.queries.my_work import my_work
from translation.queries.texts import segments_of
from translation.services.approve import return_translation
from translation.services.assign import take
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db


def titles(part: Any) -> list[str]:
    return [item.page.title for item in part.items]


def hold(page: NewsPage, user: Any, **fields: Any) -> None:
    PageTranslation.objects.filter(page_key=page.translation_key).update(holder=user, **fields)


def test_the_gravest_comes_first_then_the_nearest_deadline(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    pages = {name: another(editor, name) for name in ("Wording", "Late", "Soon", "Procedure", "Law")}
    for name, kind in (("Wording", "wording"), ("Procedure", "procedure"), ("Law", "legal")):
        bring(pages[name], editor, translator, reviewer)
        key = pages[name].translation_key
        ChangeStatement.objects.create(page_key=key, language="en", block_id=CALL, kind=kind)
        say(pages[name], editor, call="Call within an hour.")
        hold(pages[name], translator)
    for name, days in (("Late", 9), ("Soon", 2)):
        submit(pages[name], editor)
        hold(pages[name], translator, deadline=today() + timedelta(days=days))
    work = my_work(translator)
    assert titles(work.held) == ["Law", "Procedure", "Soon", "Late", "Wording"]
    assert titles(work.open) == []


def test_a_click_leads_to_the_first_text_that_needs_work(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    bring(news, editor, translator, reviewer)
    say(news, editor, note="Keep the child safe and warm.")
    desk = f"/admin/translations/ro/{news.translation_key}/"
    assert [item.url for item in my_work(translator).open.items] == [f"{desk}#b-{NOTE}"]
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    wrong = next(segment.key for segment in segments_of(row) if segment.block_id == CALL)
    return_translation(translation=row, by=reviewer, note="", reasons={wrong: "Too hard to read."})
    assert [item.url for item in my_work(translator).held.items] == [f"{desk}#b-{CALL}"]


def test_who_wrote_it_does_not_review_it(news: NewsPage, editor: Any, translator: Any, person: Any) -> None:
    first, second = person("reviewer-ro", email="first@example.org"), person("reviewer-ro", email="second@example.org")
    row = submit(news, editor)
    translate(row, first)
    send_to_review(translation=row, by=first)
    assert my_work(first).review.total == 0
    assert [item.url for item in my_work(second).review.items] == [
        f"/admin/translations/ro/{news.translation_key}/review/"
    ]
    assert my_work(translator).total == 0
    assert my_work(person("reviewer-nl")).total == 0


def test_what_nobody_has_waits_for_the_translators_of_its_language(
    news: NewsPage, editor: Any, translator: Any, reviewer: Any, person: Any
) -> None:
    submit(news, editor)
    assert titles(my_work(translator).open) == [news.title]
    assert my_work(person("translator-nl")).total == 0
    assert my_work(reviewer).open.total == 0
    assert my_work(editor).total == 0
    other = person("translator-ro", email="other@example.org")
    take(translation=PageTranslation.objects.get(page_key=news.translation_key), by=other)
    assert my_work(translator).total == 0
    assert titles(my_work(other).held) == [news.title]
    other.groups.clear()
    assert titles(my_work(translator).open) == [news.title]


def test_page_and_panel_show_it(news: NewsPage, editor: Any, translator: Any, client: Client) -> None:
    submit(news, editor)
    client.force_login(translator)
    way = f'href="/admin/translations/ro/{news.translation_key}/#b-'
    assert way in client.get("/admin/translations/mine/").content.decode()
    front = client.get("/admin/").content.decode()
    assert way in front
    assert "My work: 1 text" in front
