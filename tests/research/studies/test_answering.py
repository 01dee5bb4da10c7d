"""Answering without a script: page by page, back and forth, in one's language, once, and nothing typed is lost."""

import re

import pytest
from django.template.loader import render_to_string
from django.test import Client

from research.errors import RoundClosedError
from research.forms.answering import StepForm
from research.models import Draft, StudyKind, WaitingAnswer, Wave
from research.services.study.rounds import close_round, pause_round, resume_round
from research.views.answering import pages
from tests.research.questionnaire.making import content
from tests.research.studies.making import study, wave

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


def begun(one: Wave, client: Client, language: str = "en") -> str:
    address = f"/{language}/research/answer/{one.key}/"
    assert client.get(address).status_code == 200
    assert client.post(address).headers["Location"] == f"{address}1/"
    return address


def test_from_the_first_page_to_the_thanks(client: Client) -> None:
    one = wave(study())
    address = begun(one, client)
    page = client.get(f"{address}1/")
    assert "no-store" in page.headers["Cache-Control"]
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert client.post(f"{address}1/", {"profession": "2", "shown": "profession"}).headers["Location"] == f"{address}2/"
    second = {"sure": "4", "guardian": "2", "shown": "sure,guardian"}
    assert client.post(f"{address}2/", second).headers["Location"] == f"{address}send/"
    sent = client.post(f"{address}send/", {"code0": "Ma", "code1": "7", "code2": "a"})
    assert sent.headers["Location"] == f"{address}thanks/"
    assert client.get(f"{address}thanks/").status_code == 200
    taken = WaitingAnswer.objects.get()
    assert (taken.background, taken.answers) == ({"profession": 2}, {"sure": 4, "guardian": 2})
    assert bytes(taken.code)


def test_a_second_press_of_the_button_sends_nothing_twice(client: Client) -> None:
    one = wave(study(StudyKind.ANONYMOUS))
    address = begun(one, client)
    client.post(f"{address}1/", {"profession": "2", "shown": "profession"})
    client.post(f"{address}2/", {"sure": "4", "guardian": "2", "shown": "sure,guardian"})
    cookie = client.cookies[f"answer-{one.key.hex[:8]}"].value
    client.post(f"{address}send/")
    client.cookies[f"answer-{one.key.hex[:8]}"] = cookie
    assert client.post(f"{address}send/").headers["Location"] == f"{address}thanks/"
    assert WaitingAnswer.objects.count() == 1


def test_a_question_that_an_answer_brings_up_is_not_passed_by(client: Client) -> None:
    address = begun(wave(study()), client)
    client.post(f"{address}1/", {"profession": "2", "shown": "profession"})
    again = client.post(f"{address}2/", {"sure": "4", "guardian": "1", "shown": "sure,guardian"})
    assert again.status_code == 200
    assert "What was missing?" in again.content.decode()
    on = client.post(f"{address}2/", {"sure": "4", "guardian": "1", "lacked": "", "shown": "sure,guardian,lacked"})
    assert on.headers["Location"] == f"{address}send/"


def test_one_mistake_loses_no_other_answer(client: Client) -> None:
    address = begun(wave(study()), client)
    wrong = client.post(f"{address}2/", {"sure": "9", "guardian": "3", "shown": "sure,guardian"})
    assert wrong.status_code == 422
    back = client.post(f"{address}2/", {"sure": "9", "guardian": "3", "shown": "sure,guardian", "back": "1"})
    assert back.headers["Location"] == f"{address}1/"
    page = client.get(f"{address}2/").content.decode()
    assert re.search(r'name="guardian" value="3"[^>]*checked', page)


def test_text_that_points_to_somebody_is_said_once_before_it_is_sent(client: Client) -> None:
    address = begun(wave(study()), client)
    said = {
        "sure": "4",
        "guardian": "1",
        "lacked": "Call me at +40 721 234 567",
        "shown": "sure,guardian,lacked",
    }
    warned = client.post(f"{address}2/", said)
    assert "+40 721 234 567" in warned.content.decode()
    assert client.post(f"{address}2/", {**said, "warned": "yes"}).headers["Location"] == f"{address}send/"


def test_what_is_missing_is_said_with_a_link_to_it(client: Client) -> None:
    address = begun(wave(study()), client)
    page = client.post(f"{address}send/")
    assert page.status_code == 422
    assert f'href="{address}1/"' in page.content.decode()
    assert not WaitingAnswer.objects.exists()


def test_it_is_asked_in_the_words_of_the_source_where_there_are_no_others(client: Client) -> None:
    address = begun(wave(study()), client, "ro")
    page = client.get(f"{address}1/").content.decode()
    assert '<html lang="ro"' in page
    assert re.search(r'<form class="form"[^>]* lang="en"', page)


def test_a_paused_and_a_closed_round_say_so(client: Client) -> None:
    one = wave(study())
    address = begun(one, client)
    pause_round(wave=one)
    assert client.get(f"{address}1/").headers["Location"] == address
    assert "paused" in client.get(address).content.decode()
    one.refresh_from_db()
    close_round(wave=one)
    assert client.post(f"{address}send/").status_code == 409
    assert "closed" in client.get(address).content.decode()


def test_what_was_typed_when_the_round_closed_can_be_copied_and_forgotten(client: Client) -> None:
    one = wave(study())
    address = begun(one, client)
    client.post(f"{address}1/", {"profession": "2", "shown": "profession"})
    close_round(wave=one)
    late = {"sure": "9", "guardian": "3", "lacked": "Nobody\ncalled back", "shown": "sure,guardian,lacked"}
    page = client.post(f"{address}2/", late)
    assert page.status_code == 409
    said = page.content.decode()
    for words in ("closed", "Social work", "When the parents agree", "called back", "9"):
        assert words in said
    assert "Social work" in client.get(address).content.decode()
    client.post(f"{address}forget/")
    assert not Draft.objects.exists()
    assert "Social work" not in client.get(address).content.decode()


def test_what_was_typed_in_a_pause_is_shown_and_what_was_kept_goes_on(client: Client) -> None:
    one = wave(study())
    address = begun(one, client)
    client.post(f"{address}1/", {"profession": "2", "shown": "profession"})
    pause_round(wave=one)
    page = client.post(f"{address}2/", {"sure": "4", "guardian": "2", "shown": "sure,guardian"})
    assert page.status_code == 409
    assert "Before the interview" in page.content.decode()
    one.refresh_from_db()
    resume_round(wave=one)
    assert "checked" in client.get(f"{address}1/").content.decode()


def test_a_round_that_closes_between_two_looks_at_it_breaks_no_page(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = begun(wave(study()), client)

    def closed(**given: object) -> None:
        raise RoundClosedError

    monkeypatch.setattr(pages, "keep", closed)
    page = client.post(f"{address}1/", {"profession": "2", "shown": "profession"})
    assert page.status_code == 409
    assert "Social work" in page.content.decode()


def test_what_was_typed_can_be_forgotten(client: Client) -> None:
    address = begun(wave(study()), client)
    assert Draft.objects.exists()
    assert client.get(f"{address}forget/").status_code == 405
    client.post(f"{address}forget/")
    assert not Draft.objects.exists()


def test_a_planned_round_and_one_of_a_hidden_study_look_like_none(client: Client) -> None:
    mine = study()
    assert client.get(f"/en/research/answer/{wave(mine, opened=False).key}/").status_code == 404
    other = wave(mine, Wave.When.AFTER)
    mine.live = False
    mine.save()
    assert client.get(f"/en/research/answer/{other.key}/").status_code == 404


def test_a_reader_of_the_page_changes_nothing(client: Client) -> None:
    one = wave(study())
    client.get(f"/en/research/answer/{one.key}/")
    assert not Draft.objects.exists()
    assert not client.cookies.get(f"answer-{one.key.hex[:8]}")


def test_a_question_of_each_kind_is_drawn_with_its_label() -> None:
    names = list(content().questions)
    form = StepForm(content=content(), names=names, language="en", source="en")
    drawn = render_to_string("hub/components/form.html", {"form": form, "submit": "Next"})
    for name in names:
        assert f"{name} (en)" in drawn
        assert f'name="{name}"' in drawn
