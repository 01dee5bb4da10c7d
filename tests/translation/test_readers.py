"""What readers of a translation see, over HTTP."""

from typing import Any

import pytest
from lxml import html

from home.models import NewsPage
from hub.models import AccessRule, ChangeStatement
from hub.ports.staleness import stale_languages
from tests.translation.conftest import CALL, NOTE, bring, publish_now, say, target

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
    bar = page[page.index("stale-bar") : page.index("RO Call child protection within a day.")]
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


def test_the_head_leads_to_each_changed_paragraph(client: Any, news: NewsPage, translated: Any, editor: Any) -> None:
    say(news, editor, call="Call within an hour.", note="Keep the child away from the road.")
    page = html.fromstring(read(client, translated))
    [summary] = page.xpath("//div[contains(@class, 'stale-summary')]")
    links = summary.xpath(".//li/a")
    assert [link.get("href") for link in links] == [f"#stale-{CALL}", f"#stale-{NOTE}"]
    assert links[0].text_content().startswith("RO Call child protection within a")
    for link in links:
        [bar] = page.xpath(f"//*[@id='{link.get('href')[1:]}']")
        assert bar.xpath(".//div[@lang='en']")


def test_paragraphs_that_the_translation_lacks_are_shown_in_english(
    client: Any, news: NewsPage, translated: Any, editor: Any
) -> None:
    draft = news.get_latest_revision_as_object()
    added = "10000000-0000-0000-0000-000000000009"
    draft.body = [*draft.body.get_prep_value(), {"type": "text", "id": added, "value": "<p>Write down the time.</p>"}]
    publish_now(draft.save_revision(user=editor), editor)
    page = html.fromstring(read(client, translated))
    [bar] = page.xpath(f"//*[@id='stale-{added}']")
    assert "Write down the time." in bar.xpath("string(.//div[@lang='en'])")
    [link] = page.xpath(f"//a[@href='#stale-{added}']")
    assert link.get("lang") == "en"


def entries(client: Any, address: str) -> dict[str, Any]:
    page = html.fromstring(client.get(address).content)
    return {link.get("hreflang"): link for link in page.xpath("//nav[contains(@class, 'language-menu')]//a")}


def test_the_language_menu_says_what_each_language_has(
    client: Any, news: NewsPage, translated: Any, editor: Any
) -> None:
    say(news, editor, call="Call within an hour.")
    menu = entries(client, news.get_url())
    assert menu["ro"].get("lang") == "ro"
    assert "Română" in menu["ro"].text_content()
    assert "(1 paragraph is older than in English)" in menu["ro"].text_content()
    assert "(not yet translated: shows the English text)" in menu["nl"].text_content()
    assert menu["en"].text_content().strip().endswith("English")
    assert menu["nl"].xpath(".//span[@lang]/@lang") == ["en"]


def test_a_menu_says_nothing_of_paragraphs_that_its_reader_may_not_see(
    client: Any, news: NewsPage, translated: Any, editor: Any
) -> None:
    say(news, editor, call="Call within an hour.")
    AccessRule.objects.create(page_key=news.translation_key, block_id=CALL)
    assert "older" not in entries(client, news.get_url())["ro"].text_content()
    assert "stale-summary" not in read(client, translated)


def test_every_language_costs_one_query(
    news: NewsPage, editor: Any, person: Any, django_assert_num_queries: Any
) -> None:
    for language in ("ro", "nl"):
        bring(news, editor, person(f"translator-{language}"), person(f"reviewer-{language}"), language)
    say(news, editor, call="Call within an hour.")
    with django_assert_num_queries(1):
        found = stale_languages(news.translation_key)
    assert {language: set(rows) for language, rows in found.items()} == {"ro": {CALL}, "nl": {CALL}}
