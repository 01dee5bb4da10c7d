"""What readers of a translation see, over HTTP."""

from typing import Any

import pytest

from home.models import NewsPage
from hub.models import ChangeStatement
from tests.translation.conftest import CALL, bring, say, target

pytestmark = pytest.mark.django_db


@pytest.fixture
def translated(news: NewsPage, editor: Any, translator: Any, reviewer: Any) -> Any:
    bring(news, editor, translator, reviewer)
    return target(news)


def read(client: Any, page: Any) -> str:
    response = client.get(page.get_url(), follow=False)
    assert response.status_code == 200
    return response.content.decode()


def test_a_current_translation_carries_no_mark(client: Any, translated: Any) -> None:
    page = read(client, translated)
    assert "RO Call child protection within a day." in page
    assert "stale-bar" not in page


def test_a_changed_procedure_is_marked_on_its_paragraph(
    client: Any, news: NewsPage, translated: Any, editor: Any
) -> None:
    read(client, translated)
    say(news, editor, call="Call within an hour.")
    page = read(client, translated)
    assert page.count("stale-bar") == 1
    bar, rest = page[page.index("stale-bar") :].split("RO Call child protection within a day.", 1)
    assert '<div class="stale-source flow" lang="en">' in bar
    assert "Call within an hour." in bar
    assert "<details>" in bar
    assert "RO Keep the child safe." in rest


def test_the_law_comes_first_in_the_source_language(client: Any, news: NewsPage, translated: Any, editor: Any) -> None:
    ChangeStatement.objects.create(page_key=news.translation_key, language="en", block_id=CALL, kind="legal")
    say(news, editor, call="The law asks for an hour.")
    page = read(client, translated)
    bar = page[page.index("stale-bar") : page.index("RO Call child protection")]
    assert "The law asks for an hour." in bar
    assert "<details>" not in bar


def test_the_source_page_carries_no_mark(client: Any, news: NewsPage, translated: Any, editor: Any) -> None:
    say(news, editor, call="Call within an hour.")
    assert "stale-bar" not in read(client, news)


def test_a_restricted_source_hides_its_translation_in_the_same_second(
    client: Any, news: NewsPage, translated: Any, editor: Any
) -> None:
    read(client, translated)
    say(news, editor, access="practitioners")
    assert client.get(translated.get_url()).status_code == 404
    say(news, editor, access="public")
    assert client.get(translated.get_url()).status_code == 200
