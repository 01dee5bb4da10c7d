"""Board, desk and review over HTTP."""

import re
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from home.models import NewsIndexPage, NewsPage
from hub.publishing.services.publish import publish
from tests.translation.conftest import CALL, bring, publish_now, say, submit, target, translate
from translation.models import PageTranslation, Step
from translation.queries.texts import segments_of
from translation.services.save_segments import mark
from translation.services.send_to_review import send_to_review

pytestmark = pytest.mark.django_db


def address(row: PageTranslation, name: str = "desk") -> str:
    return reverse(f"translation:{name}", args=[row.language, row.page_key])


def fields(html: str) -> dict[str, str]:
    """What a browser would send of the desk's form, before anything is typed."""
    seen = dict(re.findall(r'name="(seen-[^"]+)" value="([^"]*)"', html))
    texts = re.findall(r'name="(text-[^"]+)"[^>]*>([^<]*)</textarea>', html)
    return seen | {name: unescape(text) for name, text in texts}


def key_of(row: PageTranslation, path: str) -> str:
    return next(segment.key for segment in segments_of(row) if segment.path == path)


def test_the_board_says_what_each_language_lacks(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    bring(news, editor, translator, reviewer)
    say(news, editor, call="Call within an hour.")
    submit(news, editor, "nl")
    client.force_login(translator)
    html = client.get(reverse("translation:board")).content.decode()
    row = html[html.index("Two calls") :]
    assert row.index("Stale (procedure)") < row.index("Draft") < row.index("Missing")
    ro, nl = (address(PageTranslation.objects.get(language=language)) for language in ("ro", "nl"))
    assert ro in html
    assert nl not in html


def test_the_board_keeps_to_a_state_and_a_language(client: Any, news: NewsPage, editor: Any) -> None:
    submit(news, editor)
    client.force_login(editor)
    html = client.get(reverse("translation:board"), {"language": "ro", "state": "draft"}).content.decode()
    assert "Two calls" in html
    html = client.get(reverse("translation:board"), {"language": "nl", "state": "draft"}).content.decode()
    assert "Two calls" not in html


def test_the_board_costs_the_same_for_many_pages(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any, django_assert_max_num_queries: Any
) -> None:
    client.force_login(editor)
    bring(news, editor, translator, reviewer)
    say(news, editor, call="Call within an hour.")
    client.get(reverse("translation:board"))
    with django_assert_max_num_queries(24) as first:
        client.get(reverse("translation:board"))
    for number in range(4):
        page = NewsPage(title=f"News {number}", slug=f"news-{number}", body=[])
        NewsIndexPage.objects.get(locale__language_code="en").add_child(instance=page)
        publish(revision=page.save_revision(user=editor), by=editor)
        bring(page, editor, translator, reviewer)
        say(page, editor, summary="Changed")
    with django_assert_max_num_queries(len(first)):
        client.get(reverse("translation:board"))


def test_a_translator_saves_and_sends(client: Any, news: NewsPage, editor: Any, translator: Any) -> None:
    row = submit(news, editor)
    client.force_login(translator)
    html = client.get(address(row)).content.decode()
    assert '<p lang="en"' in html
    data = {
        name: f"ro-{re.sub('[0-9]', '', name)}" if name.startswith("text-") else value
        for name, value in fields(html).items()
    }
    response = client.post(address(row), {**data, "send": "1"}, follow=True)
    assert "Sent to review" in response.content.decode()
    row.refresh_from_db()
    assert row.state == "in_review"
    assert not target(news).live
    kinds = list(Step.objects.values_list("kind", flat=True))
    assert kinds == ["submitted", "saved", "sent"]


def test_untranslated_texts_are_counted_and_nothing_is_sent(
    client: Any, news: NewsPage, editor: Any, translator: Any
) -> None:
    row = submit(news, editor)
    client.force_login(translator)
    data = {f"text-{key_of(row, 'title')}": "Titlu", f"seen-{key_of(row, 'title')}": ""}
    data[f"seen-{key_of(row, 'title')}"] = mark("")
    response = client.post(address(row), {**data, "send": "1"}, follow=True)
    assert "texts are not translated yet" in response.content.decode()
    row.refresh_from_db()
    assert row.state == "draft"
    assert segments_of(row)[0].target == "Titlu"


def test_two_translators_never_lose_each_others_texts(
    client: Any, news: NewsPage, editor: Any, translator: Any, person: Any
) -> None:
    other = person("translator-ro", email="other@example.org")
    row = submit(news, editor)
    client.force_login(translator)
    opened = fields(client.get(address(row)).content.decode())
    title, summary = (f"text-{key_of(row, path)}" for path in ("title", "summary"))
    client.force_login(other)
    client.post(address(row), {**opened, title: "Titlul altuia"})
    client.force_login(translator)
    response = client.post(address(row), {**opened, title: "Titlul meu", summary: "Rezumatul meu"})
    html = response.content.decode()
    assert "Somebody else has changed this text meanwhile: “Titlul altuia”" in html
    assert ">Titlul meu</textarea>" in html
    stored = {segment.path: segment.target for segment in segments_of(row)}
    assert (stored["title"], stored["summary"]) == ("Titlul altuia", "Rezumatul meu")
    retry = client.post(address(row), {**fields(html), title: "Titlul meu", summary: "Rezumatul meu"})
    assert retry.status_code == 302
    assert segments_of(row)[0].target == "Titlul meu"


def test_a_text_whose_source_changed_meanwhile_is_kept_for_copying(
    client: Any, news: NewsPage, editor: Any, translator: Any
) -> None:
    row = submit(news, editor)
    client.force_login(translator)
    opened = fields(client.get(address(row)).content.decode())
    key = next(segment.key for segment in segments_of(row) if segment.block_id == CALL)
    say(news, editor, call="Call within an hour.")
    html = client.post(address(row), {**opened, f"text-{key}": "Sunați într-o zi."}).content.decode()
    assert "Copy what you need" in html
    assert "Sunați într-o zi." in html


def test_what_stood_there_before_is_shown_in_both_languages(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = bring(news, editor, translator, reviewer)
    say(news, editor, call="Call within an hour.")
    client.force_login(translator)
    html = client.get(address(row)).content.decode()
    paragraph = html[html.index(f'id="b-{CALL}"') :].partition("</section>")[0]
    assert "Changed since approval (procedure)" in paragraph
    for text in (
        "Call within an hour.",
        "Call child protection within a day.",
        "RO Call child protection within a day.",
    ):
        assert text in paragraph
    assert html.count('class="tr-before"') == 2


def test_a_wrong_tag_is_told_at_its_field(client: Any, news: NewsPage, editor: Any, translator: Any) -> None:
    draft = news.get_latest_revision_as_object()
    draft.body = [{"type": "text", "id": CALL, "value": '<p>See <a href="https://example.org/">it</a>.</p>'}]
    publish(revision=draft.save_revision(user=editor), by=editor)
    row = submit(news, editor)
    client.force_login(translator)
    opened = fields(client.get(address(row)).content.decode())
    key = next(segment.key for segment in segments_of(row) if segment.block_id == CALL)
    html = client.post(address(row), {**opened, f"text-{key}": "Vezi <script>x</script>"}).content.decode()
    assert f'id="e-{key}"' in html
    assert "Vezi &lt;script&gt;x&lt;/script&gt;</textarea>" in html


def test_the_desk_costs_the_same_for_many_segments(
    client: Any, news: NewsPage, editor: Any, translator: Any, django_assert_max_num_queries: Any
) -> None:
    row = submit(news, editor)
    client.force_login(translator)
    client.get(address(row))
    with django_assert_max_num_queries(30) as first:
        client.get(address(row))
    draft = news.get_latest_revision_as_object()
    draft.body = [
        {"type": "heading", "id": f"20000000-0000-0000-0000-{number:012}", "value": f"Heading {number}"}
        for number in range(100)
    ]
    publish_now(draft.save_revision(user=editor), editor)
    with django_assert_max_num_queries(len(first)):
        assert client.get(address(row)).content.decode().count("<textarea") > 100


def test_a_reviewer_returns_with_reasons_and_the_translator_sees_them(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    client.force_login(reviewer)
    html = client.get(address(row, "review")).content.decode()
    assert "RO Call child protection within a day." in html
    key = next(segment.key for segment in segments_of(row) if segment.block_id == CALL)
    assert f'name="reason-{key}"' in html
    client.post(address(row, "verdict"), {f"reason-{key}": "Say “protecția copilului”.", "return": "1"})
    client.force_login(translator)
    html = client.get(address(row)).content.decode()
    assert "Say “protecția copilului”." in html
    assert "Returned" in html
    assert not target(news).live


def test_giving_back_without_a_word_is_refused(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    client.force_login(reviewer)
    response = client.post(address(row, "verdict"), {"return": "1"}, follow=True)
    assert "Say what needs work." in response.content.decode()
    row.refresh_from_db()
    assert row.state == "in_review"


def test_what_is_in_review_is_not_changed_until_taken_back(
    client: Any, news: NewsPage, editor: Any, translator: Any
) -> None:
    row = submit(news, editor)
    translate(row, translator)
    send_to_review(translation=row, by=translator)
    client.force_login(translator)
    opened = fields(client.get(address(row)).content.decode())
    title = f"text-{key_of(row, 'title')}"
    html = client.post(address(row), {**opened, title: "Alt titlu"}).content.decode()
    assert "Take it back" in html
    assert ">Alt titlu</textarea>" in html
    client.post(address(row, "take_back"))
    assert client.post(address(row), {**opened, title: "Alt titlu"}).status_code == 302
    assert segments_of(row)[0].target == "Alt titlu"
