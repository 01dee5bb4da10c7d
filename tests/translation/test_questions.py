"""Questions about texts: who reads them, who answers and closes them, and that they outlive the rows of segments."""

from typing import Any

import pytest
from django.urls import reverse

from home.models import NewsPage
from tests.translation.conftest import CALL, bring, publish_now, say, submit
from tests.translation.test_desk import address, fields, key_of
from translation import rights
from translation.models import PageTranslation, SegmentComment
from translation.queries.questions import questions_of
from translation.queries.texts import segments_of
from translation.queries.unclear import unclear_list, unclear_open
from translation.services.answer import answer
from translation.services.ask import ask
from translation.services.resolve import resolve

pytestmark = pytest.mark.django_db


def call_key(row: PageTranslation) -> str:
    return next(segment.key for segment in segments_of(row) if segment.block_id == CALL)


def read(row: PageTranslation, user: Any) -> list[str]:
    beside, gone = questions_of(row, segments_of(row), user)
    return [question.row.text for questions in (*beside.values(), gone) for question in questions]


@pytest.fixture
def dutch(person: Any) -> Any:
    return person("translator-nl")


def test_a_question_about_the_source_is_read_in_every_language(
    client: Any, news: NewsPage, editor: Any, translator: Any, dutch: Any
) -> None:
    ro, nl = submit(news, editor), submit(news, editor, "nl")
    client.force_login(translator)
    key = call_key(ro)
    opened = fields(client.get(address(ro)).content.decode())
    for text, button in (("Is “call” by telephone?", "ask-source"), ("Doar la noi?", "ask-own")):
        response = client.post(address(ro), {**opened, f"comment-{key}": text, button: key})
        assert response.status_code == 200
    assert read(nl, dutch) == ["Is “call” by telephone?"]
    assert read(ro, translator) == ["Is “call” by telephone?", "Doar la noi?"]
    client.force_login(dutch)
    question = SegmentComment.objects.get(about="source")
    html = client.get(address(nl)).content.decode()
    client.post(address(nl), {**fields(html), f"answer-{question.pk}": "Yes.", "answer": question.pk})
    assert question.answers.get().language == "nl"
    own = SegmentComment.objects.get(about="own")
    assert client.post(address(nl), {f"answer-{own.pk}": "No.", "answer": own.pk}).status_code == 404


def test_the_same_question_pressed_twice_is_kept_once(news: NewsPage, editor: Any, translator: Any) -> None:
    row = submit(news, editor)
    for _time in range(2):
        question = ask(translation=row, key=call_key(row), about="source", text="What?", by=translator)
        answer(question=question, language="ro", text="That.", by=editor)
    assert SegmentComment.objects.count() == 2


def test_a_question_outlives_the_text_that_it_was_about(
    client: Any, news: NewsPage, editor: Any, translator: Any, reviewer: Any
) -> None:
    row = bring(news, editor, translator, reviewer)
    ask(translation=row, key=call_key(row), about="source", text="By telephone?", by=translator)
    say(news, editor, call="Call within an hour.")
    client.force_login(translator)
    html = client.get(address(row)).content.decode()
    paragraph = html[html.index(f'id="b-{CALL}"') :].partition("</section>")[0]
    assert "By telephone?" in paragraph
    assert "About the former text:" in paragraph
    draft = news.get_latest_revision_as_object()
    draft.body = [block for block in draft.body.get_prep_value() if block["id"] != CALL]
    publish_now(draft.save_revision(user=editor), editor)
    assert "Questions about texts that are gone" in client.get(address(row)).content.decode()


@pytest.mark.parametrize(
    ("groups", "may"),
    [(("lead-ro",), True), (("editor",), True), (("translator-ro",), False), (("lead-nl",), False)],
)
def test_who_closes_a_question(
    news: NewsPage, editor: Any, translator: Any, person: Any, groups: tuple[str, ...], may: bool
) -> None:
    row = submit(news, editor)
    question = ask(translation=row, key=call_key(row), about="own", text="What?", by=translator)
    other = person(*groups, email="other@example.org")
    if may:
        assert resolve(question=question, by=other).resolved_by == other
    else:
        with pytest.raises(rights.Refused, match="closes a question"):
            resolve(question=question, by=other)
        assert resolve(question=question, by=translator).resolved_at


def test_an_unclear_source_reaches_the_editors_and_the_answer_comes_back(
    client: Any, news: NewsPage, editor: Any, translator: Any, person: Any
) -> None:
    type(news).objects.filter(pk=news.pk).update(owner=editor)
    row, nl = submit(news, editor), submit(news, editor, "nl")
    client.force_login(translator)
    opened = fields(client.get(address(row)).content.decode())
    key = call_key(row)
    client.post(address(row), {**opened, f"comment-{key}": "Whose day?", "ask-unclear": key})
    assert client.get(reverse("translation:unclear")).status_code in {302, 404}
    client.force_login(editor)
    assert "1 text is unclear to translators" in client.get(reverse("wagtailadmin_home")).content.decode()
    html = client.get(reverse("translation:unclear")).content.decode()
    for words in ("Whose day?", "Call child protection within a day.", "Your page"):
        assert words in html
    number = unclear_open().get().pk
    refused = client.post(reverse("translation:unclear"), {"resolve": number, f"answer-{number}": " "})
    assert refused.status_code == 409
    client.post(reverse("translation:unclear"), {"resolve": number, f"answer-{number}": "A working day."})
    assert not unclear_open().exists()
    client.force_login(person("translator-nl"))
    assert "A working day." in client.get(address(nl)).content.decode()


def test_other_peoples_pages_come_last(news: NewsPage, editor: Any, translator: Any, person: Any) -> None:
    row = submit(news, editor)
    ask(translation=row, key=call_key(row), about="unclear", text="Whose?", by=translator)
    assert [item.yours for item in unclear_list(editor)] == [True]
    assert [item.yours for item in unclear_list(person("editor", email="second@example.org"))] == [False]


@pytest.mark.parametrize("text", ["", "  \n", "a\x00b", "x" * 2001])
def test_what_is_no_question_is_refused_and_stays_typed(
    client: Any, news: NewsPage, editor: Any, translator: Any, text: str
) -> None:
    row = submit(news, editor)
    client.force_login(translator)
    title = key_of(row, "title")
    opened = {**fields(client.get(address(row)).content.decode()), f"text-{title}": "Titlu"}
    response = client.post(address(row), {**opened, f"comment-{title}": text, "ask-source": title})
    assert response.status_code == 409
    assert ">Titlu</textarea>" in response.content.decode()
    assert not SegmentComment.objects.exists()


def test_nobody_asks_or_answers_in_a_language_of_others(
    news: NewsPage, editor: Any, translator: Any, dutch: Any
) -> None:
    row = submit(news, editor)
    with pytest.raises(rights.Refused):
        ask(translation=row, key=call_key(row), about="source", text="What?", by=dutch)
    question = ask(translation=row, key=call_key(row), about="own", text="What?", by=translator)
    with pytest.raises(rights.Refused):
        answer(question=question, language="nl", text="That.", by=dutch)
    assert "translator-ro" not in read(row, dutch)


def test_a_question_not_asked_outlives_saving(client: Any, news: NewsPage, editor: Any, translator: Any) -> None:
    row = submit(news, editor)
    client.force_login(translator)
    title = key_of(row, "title")
    opened = fields(client.get(address(row)).content.decode())
    sent = {**opened, f"text-{title}": "Titlu", f"comment-{title}": "Sigur?", "send": "1"}
    html = client.post(address(row), sent).content.decode()
    assert "was not sent yet" in html
    assert ">Sigur?</textarea>" in html
    row.refresh_from_db()
    assert row.state == "draft"
