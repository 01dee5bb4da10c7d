"""What people and machines send to a questionnaire that they should not: a plain page, nothing more in the table."""

import time

import pytest
from django.test import Client
from django.urls import reverse

from research.errors import TooManyDraftsError
from research.models import Draft, QuestionnairePage, ReleasedTable, StudyKind, Version, WaitingAnswer, Wave
from research.questionnaire.checks import check_questions
from research.services.study import drafts
from research.services.study.drafts import begin
from research.services.study.release import release_due
from research.services.study.rounds import close_round
from research.services.study.send import send
from research.services.study.shuffle import shuffle
from research.views.answering.pages import FROM_ONE_NETWORK
from tests.factories import people
from tests.research.studies.making import QUESTIONS, answer, answers, questionnaire_of, study, wave

pytestmark = pytest.mark.django_db
CLASSROOM = 40
LONG = "Ana Popescu, +40 721 234 567, " + "and so on. " * 1800


@pytest.fixture(autouse=True)
def folder(settings, tmp_path):  # type: ignore[no-untyped-def]
    settings.HUB_PAIRING_KEYS = str(tmp_path / "pairing")


@pytest.fixture
def one() -> Wave:
    return wave(study(StudyKind.ANONYMOUS))


def begun_from(network: str, one: Wave) -> int:
    return Client().post(f"/en/research/answer/{one.key}/", REMOTE_ADDR=network).status_code


def test_a_classroom_behind_one_address_begins_and_a_flood_does_not_fill_the_table(one: Wave) -> None:
    assert {begun_from("203.0.113.7", one) for _person in range(CLASSROOM)} == {302}
    flood = [begun_from("203.0.113.9", one) for _press in range(FROM_ONE_NETWORK.most)]
    assert flood.count(302) == FROM_ONE_NETWORK.most - CLASSROOM
    assert flood.count(429) == CLASSROOM
    assert Draft.objects.count() == FROM_ONE_NETWORK.most
    assert begun_from("198.51.100.1", one) == 302
    later = Client().post(f"/en/research/answer/{one.key}/", REMOTE_ADDR="203.0.113.7")
    assert int(later.headers["Retry-After"]) <= FROM_ONE_NETWORK.seconds


def test_whoever_has_begun_goes_on_while_their_network_is_flooded(one: Wave, client: Client) -> None:
    address = f"/en/research/answer/{one.key}/"
    client.post(address)
    for _press in range(FROM_ONE_NETWORK.most):
        Client().post(address)
    assert Client().post(address).status_code == 429
    assert client.post(address).status_code == 302
    client.post(f"{address}1/", {"profession": "2", "shown": "profession"})
    client.post(f"{address}2/", {"sure": "4", "guardian": "2", "shown": "sure,guardian"})
    assert client.post(f"{address}send/").headers["Location"] == f"{address}thanks/"


def test_from_wherever_they_come_a_round_takes_so_many_drafts_a_day(
    one: Wave, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drafts, "MOST_A_DAY", 3)
    for _number in range(3):
        begin(wave=one)
    with pytest.raises(TooManyDraftsError):
        begin(wave=one)
    page = client.post(f"/en/research/answer/{one.key}/")
    assert page.status_code == 429
    assert "tomorrow" in page.content.decode()


def test_a_text_of_twenty_thousand_signs_is_refused_at_its_field_and_stays_in_it(one: Wave, client: Client) -> None:
    address = f"/en/research/answer/{one.key}/"
    client.post(address)
    said = {"sure": "4", "guardian": "1", "lacked": LONG, "shown": "sure,guardian,lacked"}
    start = time.process_time()
    page = client.post(f"{address}2/", said)
    assert time.process_time() - start < 2
    assert page.status_code == 422
    assert "2000 characters at most" in page.content.decode().replace(",", "").replace("2 000", "2000")
    assert LONG.strip()[-40:] in page.content.decode()
    short = {**said, "lacked": LONG[:1990]}
    warned = client.post(f"{address}2/", short)
    assert "+40 721 234 567" in warned.content.decode()
    assert warned.status_code == 200
    assert len(client.post(f"{address}2/", {**said, "lacked": LONG * 200}).content) < 10_000_000


@pytest.mark.parametrize(
    ("condition", "why"),
    [("two=1", "Only an earlier question"), ("one=1", "Only an earlier question"), ("nobody=1", "Only an earlier")],
)
def test_a_condition_that_loops_is_refused_at_its_field(condition: str, why: str) -> None:
    asked = {"text": "?", "options": ["Yes", "No"]}
    body = QuestionnairePage._meta.get_field("questions").stream_block.to_python(
        [
            {"type": "single", "value": {**asked, "name": "one", "only_if": condition}},
            {"type": "single", "value": {**asked, "name": "two", "only_if": "one=1"}},
        ]
    )
    wrong = check_questions(body)
    assert wrong is not None
    assert list(wrong.block_errors) == [0]
    assert why in str(wrong.block_errors[0].block_errors["only_if"])


def test_answers_count_under_the_version_that_was_asked(one: Wave) -> None:
    """The approved text changes while the round is open: nobody who answers it sees the other one, no table mixes."""
    first = begin(wave=one)
    page = questionnaire_of(one.study)
    page.questions[2].value["text"] = "How sure are you now?"
    page.questions[2].value["high"] = 3
    page.save_revision().publish()
    for number in range(12):
        answer(one, number, said={**answers(number), "sure": 5})
    assert send(wave=one, hold=first, answers={**answers(1), "sure": 4}, code=[])
    assert {row.version.number for row in WaitingAnswer.objects.select_related("version")} == {1}
    shuffle()
    close_round(wave=one)
    assert release_due() == 1
    assert ReleasedTable.objects.get(name="before:sure").content["categories"] == list("12345")
    later = wave(one.study, Wave.When.AFTER)
    assert later.version is not None
    assert later.version.number == 2
    assert Version.objects.count() == 2


def test_two_editors_of_one_questionnaire_are_told_of_each_other(one: Wave) -> None:
    """Wagtail's sessions of editing: whoever comes second sees who is there, and that a newer version was saved."""
    page = questionnaire_of(one.study)
    first, second = people.user(first_name="Ana"), people.user(first_name="Bo")
    for person in (first, second):
        person.groups.set(people.user("", "editor").groups.all())
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    before = people.logged_in(first).get(address)
    session = before.context["editing_sessions"].current_session
    seen = page.get_latest_revision().pk
    assert people.logged_in(second).get(address).status_code == 200
    newer = page.save_revision(user=second)
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page.pk, session.pk])
    told = people.logged_in(first).post(ping, {"revision_id": seen}).json()
    assert newer.pk in [other["revision_id"] for other in told["other_sessions"]]


def test_the_questions_of_these_tests_are_in_order() -> None:
    stream = QuestionnairePage._meta.get_field("questions").stream_block.to_python(QUESTIONS)
    assert check_questions(stream) is None
