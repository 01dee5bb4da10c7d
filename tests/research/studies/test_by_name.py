"""Questionnaires with names: a personal link takes one answer, GET uses none, and all of it goes in time."""

from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dissemination.models import OutboundMessage
from research.errors import NotNowError, RoundClosedError
from research.models import Asked, Draft, ReleasedTable, SaidInWords, StudyKind, WaitingAnswer, Wave
from research.services.named.ask import ask, take_back
from research.services.named.begin import begin
from research.services.named.forget import forget_addresses
from research.services.named.remind import remind
from research.services.study import drafts
from research.services.study.forget_round import forget_due_rounds
from research.services.study.release import release_due
from research.services.study.rounds import close_round
from research.services.study.send import send
from research.tokens import for_asked
from tests.factories import people
from tests.research.studies.making import answers, study, wave

pytestmark = pytest.mark.django_db
ADDRESSES = [f"person{number}@example.org" for number in range(12)]


@pytest.fixture
def one() -> Wave:
    return wave(study(StudyKind.NAMED, keep_days=30), Wave.When.ONCE)


def link(row: Asked) -> str:
    return reverse("answer_by_name", args=[for_asked(row.key)])


def asked(one: Wave, number: int = 1) -> list[Asked]:
    ask(wave=one, addresses=ADDRESSES[:number], language="ro")
    return list(one.asked.all())


def answered(row: Asked, said: dict[str, object]) -> None:
    hold = begin(asked=row, anew=False)
    assert send(wave=row.wave, hold=hold, answers=said, code=[])


def walk(client: Client, row: Asked) -> str:
    """From the link to the thanks."""
    first = client.post(link(row))
    address = f"/ro/research/answer/{row.wave.key}/"
    assert first.headers["Location"].endswith(f"{row.wave.key}/1/")
    client.post(f"{address}1/", {"profession": "2", "shown": "profession"})
    client.post(f"{address}2/", {"sure": "4", "guardian": "2", "shown": "sure,guardian"})
    return str(client.post(f"{address}send/").headers["Location"])


def test_an_address_is_asked_once_in_its_language(one: Wave) -> None:
    assert ask(wave=one, addresses=[ADDRESSES[0], ADDRESSES[0].upper()], language="ro") == 1
    assert ask(wave=one, addresses=ADDRESSES[:2], language="ro") == 1
    mails = OutboundMessage.objects.filter(kind="questionnaire")
    assert {mail.language for mail in mails} == {"ro"}
    assert mails.count() == 2


def test_who_will_see_what_is_said_before(client: Client, one: Wave) -> None:
    row = asked(one)[0]
    page = client.get(link(row).replace("/ro/", "/en/")).content.decode()
    assert "not anonymous" in page
    assert "30 days after this round closes" in page
    assert not Draft.objects.exists()


def test_the_answer_lies_with_the_link_and_nowhere_else(client: Client, one: Wave) -> None:
    row = asked(one)[0]
    assert walk(client, row).endswith("/thanks/")
    row.refresh_from_db()
    assert (row.background, row.answers) == ({"profession": 2}, {"sure": 4, "guardian": 2})
    assert not WaitingAnswer.objects.exists()
    assert not Draft.objects.exists()


def test_a_link_that_was_used_says_so(client: Client, one: Wave) -> None:
    row = asked(one)[0]
    walk(client, row)
    for request in (Client().get, Client().post, client.post):
        page = request(link(row).replace("/ro/", "/en/"))
        assert page.status_code == 410
        assert "Somebody has answered by this link" in page.content.decode()


def test_a_link_that_was_passed_on_does_not_show_what_was_typed(client: Client, one: Wave) -> None:
    row = asked(one)[0]
    client.post(link(row))
    address = f"/en/research/answer/{one.key}/"
    client.post(f"{address}1/", {"profession": "2", "shown": "profession"})
    other = Client()
    refused = other.post(link(row).replace("/ro/", "/en/"))
    assert refused.status_code == 409
    assert "another browser" in refused.content.decode()
    assert other.get(f"{address}1/").headers["Location"] == address
    assert client.post(link(row)).status_code == 302
    assert Draft.objects.count() == 1


def test_beginning_anew_ends_what_was_begun(client: Client, one: Wave) -> None:
    row = asked(one)[0]
    client.post(link(row))
    other = Client()
    assert other.post(link(row), {"anew": "1"}).status_code == 302
    assert Draft.objects.count() == 1
    late = client.post(f"/en/research/answer/{one.key}/1/", {"profession": "2", "shown": "profession"})
    assert late.headers["Location"] == f"/en/research/answer/{one.key}/"
    assert "Only by a personal link" in client.get(late.headers["Location"]).content.decode()
    assert walk(other, row).endswith("/thanks/")


def test_nobody_answers_without_a_link(client: Client, one: Wave) -> None:
    address = f"/en/research/answer/{one.key}/"
    assert client.post(address).headers["Location"] == address
    with pytest.raises(RoundClosedError):
        drafts.begin(wave=one)
    assert not Draft.objects.exists()


def test_a_forged_link_is_unknown_and_one_whose_row_is_gone_says_so(client: Client, one: Wave) -> None:
    row = asked(one)[0]
    good = link(row)
    assert client.get(good[:-2] + "x/").status_code == 404
    take_back(asked=row)
    assert client.get(good).status_code == 410


def test_a_link_of_a_round_that_is_closed(client: Client, one: Wave) -> None:
    row = asked(one)[0]
    close_round(wave=one)
    page = client.post(link(row).replace("/ro/", "/en/"))
    assert "This round is closed" in page.content.decode()
    with pytest.raises(NotNowError):
        ask(wave=one, addresses=ADDRESSES, language="en")


def test_an_answer_is_not_taken_back(one: Wave) -> None:
    row = asked(one)[0]
    answered(row, answers(1))
    row.refresh_from_db()
    with pytest.raises(NotNowError):
        take_back(asked=row)


def test_taking_a_link_back_ends_the_draft(one: Wave) -> None:
    row = asked(one)[0]
    hold = begin(asked=row, anew=False)
    row.refresh_from_db()
    take_back(asked=row)
    assert not send(wave=one, hold=hold, answers=answers(1), code=[])


def test_one_reminder_before_the_round_closes_to_those_who_have_not_answered(one: Wave) -> None:
    rows = asked(one, 2)
    answered(rows[0], answers(1))
    assert remind() == 0
    with time_machine.travel(timezone.now() + timedelta(days=5)):
        assert remind() == 1
        assert remind() == 0
    keys = list(OutboundMessage.objects.filter(kind="questionnaire").values_list("recipient", flat=True))
    assert keys.count(f"asked:{rows[1].key}") == 2


def test_tables_are_protected_as_those_of_every_study(one: Wave) -> None:
    for number, row in enumerate(asked(one, 12)):
        answered(row, {**answers(number), **({"guardian": 1, "lacked": "A form"} if not number else {})})
    close_round(wave=one)
    assert release_due() == 1
    tables = ReleasedTable.objects.all()
    said = [number for table in tables for row in table.content["cells"] for number in row if number is not None]
    assert said
    assert min(said) >= one.study.least
    assert SaidInWords.objects.get().original == "A form"


def test_everything_with_a_name_goes_with_its_round(one: Wave) -> None:
    row = asked(one)[0]
    answered(row, {**answers(1), "guardian": 1, "lacked": "A form"})
    close_round(wave=one)
    assert forget_due_rounds() == 0
    release_due()
    with time_machine.travel(timezone.now() + timedelta(days=29)):
        assert forget_due_rounds() == 0
    with time_machine.travel(timezone.now() + timedelta(days=31)):
        assert forget_due_rounds() == 1
        assert forget_due_rounds() == 0
    assert not Asked.objects.exists()
    assert not SaidInWords.objects.exclude(original="").exists()
    assert not OutboundMessage.objects.filter(kind="questionnaire").exclude(text=None).exists()
    assert ReleasedTable.objects.exists()


def test_whoever_asks_for_it_is_forgotten_at_once(one: Wave) -> None:
    rows = asked(one, 2)
    answered(rows[0], answers(1))
    begin(asked=rows[1], anew=False)
    forget_addresses(addresses=[ADDRESSES[0].upper(), ADDRESSES[1]])
    assert not Asked.objects.exists()
    assert not Draft.objects.exists()


def test_an_answer_without_its_version_is_refused_by_the_database(one: Wave) -> None:
    row = asked(one)[0]
    row.answered_at = timezone.now()
    with pytest.raises(DatabaseError), transaction.atomic():
        row.save()


def test_editors_ask_and_read_and_nobody_else(one: Wave) -> None:
    editor = people.logged_in(people.user("", "editor"))
    board = reverse("research_asked", args=[one.study.key, one.key])
    refused = editor.post(board, {"addresses": "ana@example.org\nnobody", "language": "en"})
    assert refused.status_code == 422
    assert "nobody" in refused.content.decode()
    row = one.asked.get()
    person = reverse("research_asked_person", args=[row.key])
    assert editor.get(person).status_code == 404
    answered(row, answers(1))
    assert "How sure are you of the next step?" in editor.get(person).content.decode()
    officer = people.logged_in(people.user("", "officer"))
    assert officer.get(board).status_code == 404
    assert officer.get(person).status_code == 404
    assert officer.post(reverse("research_asked_take_back", args=[row.key])).status_code == 404
