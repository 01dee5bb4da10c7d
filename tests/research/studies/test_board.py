"""Editors run studies; nobody else sees that there is a board."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from research.models import SaidInWords, StudyKind, Wave
from research.services.study.release import release_due
from research.services.study.shuffle import shuffle
from tests.factories import people
from tests.research.studies.making import answer, answers, questionnaire_of, study, wave

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


@pytest.fixture
def editor() -> Client:
    return people.logged_in(people.user("", "editor"))


def planned(mine, editor: Client, **more: str):  # type: ignore[no-untyped-def]
    given = {
        "questionnaire": str(questionnaire_of(mine).translation_key),
        "when": "before",
        "training": "",
        "closes_at": (timezone.localtime() + timedelta(days=3)).strftime("%Y-%m-%dT%H:%M"),
    }
    return editor.post(reverse("research_study", args=[mine.key]), {**given, **more})


def test_a_round_from_its_plan_to_its_end(editor: Client) -> None:
    mine = study(StudyKind.ANONYMOUS)
    assert planned(mine, editor).status_code == 302
    assert planned(mine, editor).status_code == 422  # there is such a round already
    one = Wave.objects.get()
    for step in ("open", "pause", "resume"):
        assert editor.get(reverse("research_round", args=[mine.key, one.key, step])).status_code == 405
        editor.post(reverse("research_round", args=[mine.key, one.key, step]))
    one.refresh_from_db()
    assert one.takes_answers
    answer(one, 3, said={**answers(3), "guardian": 1, "lacked": "Write to ana@example.org"})
    editor.post(reverse("research_round", args=[mine.key, one.key, "close"]))
    shuffle()
    assert release_due() == 1
    words = SaidInWords.objects.get()
    decide = reverse("research_words_decide", args=[mine.key, words.pk])
    refused = editor.post(decide, {f"{words.pk}-text": words.original})
    assert refused.status_code == 422
    assert "ana@example.org" in refused.content.decode()
    assert editor.post(decide, {f"{words.pk}-text": "Write to somebody"}).status_code == 302
    words.refresh_from_db()
    assert (words.state, words.text) == (SaidInWords.State.PUBLISHED, "Write to somebody")
    editor.post(reverse("research_finish", args=[mine.key]))
    mine.refresh_from_db()
    assert mine.finished_at is not None
    assert planned(mine, editor, when="after").status_code == 422


def test_a_moment_that_has_passed_is_refused_at_its_field(editor: Client) -> None:
    page = planned(study(), editor, closes_at="2020-01-01T10:00")
    assert page.status_code == 422
    assert "This moment has passed." in page.content.decode()


def test_a_closed_round_is_not_opened_again(editor: Client) -> None:
    one = wave(study())
    for step in ("close", "open", "resume"):
        editor.post(reverse("research_round", args=[one.study.key, one.key, step]))
    one.refresh_from_db()
    assert one.state == Wave.State.CLOSED


@pytest.mark.parametrize("group", ["officer", "auditor", "moderator"])
def test_to_others_there_is_no_board(group: str) -> None:
    one = wave(study())
    client = people.logged_in(people.user("", group))
    assert client.get(reverse("research_studies")).status_code == 404
    assert client.get(reverse("research_study", args=[one.study.key])).status_code == 404
    assert client.post(reverse("research_round", args=[one.study.key, one.key, "close"])).status_code == 404
    one.refresh_from_db()
    assert one.state == Wave.State.OPEN


def test_the_board_shows_no_figure_of_a_round_that_runs(editor: Client) -> None:
    one = wave(study())
    before = editor.get(reverse("research_study", args=[one.study.key])).content
    for number in range(7):
        answer(one, number)
    shuffle()
    after = editor.get(reverse("research_study", args=[one.study.key])).content
    assert _without_tokens(before) == _without_tokens(after)


def _without_tokens(page: bytes) -> list[bytes]:
    return [line for line in page.split(b"\n") if b"csrf" not in line.lower() and b"nonce" not in line]
