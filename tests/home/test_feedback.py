import pytest
from django.conf import settings
from django.test import Client
from lxml import html

from dissemination.models import OutboundMessage
from home.models import FeedbackDay
from home.services import send_feedback
from home.views.feedback import FROM_ONE_NETWORK
from hub.models import User
from hub.people.groups import Group
from tests.factories.people import user

pytestmark = pytest.mark.django_db
FORM = "/en/feedback/"
SAID = {"kind": "access", "page": "/en/manual/", "text": "The menu covers the heading when the text is large."}


@pytest.fixture
def editor() -> User:
    return user("editor@hub.example", Group.EDITOR)


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_the_form_is_one_click_from_every_page_and_sent_with_the_second(
    client: Client, editor: User, language: str
) -> None:
    page = html.fromstring(client.get(f"/{language}/help/").content)
    assert f"/{language}/feedback/" in page.xpath("//footer//a/@href")
    answer = client.post(f"/{language}/feedback/", SAID)
    assert (answer.status_code, answer.url) == (302, f"/{language}/feedback/sent/")
    assert client.get(answer.url).status_code == 200
    assert OutboundMessage.objects.count() == 1


def test_the_editors_get_what_was_written_and_where(client: Client, editor: User) -> None:
    user("partner@hub.example", Group.PARTNER)
    client.post(FORM, SAID)
    message = OutboundMessage.objects.get()
    assert message.to_address == editor.email
    assert SAID["text"] in message.text.text
    assert "/en/manual/" in message.text.text


def test_the_same_words_sent_twice_are_one_mail(client: Client, editor: User) -> None:
    client.post(FORM, SAID)
    client.post(FORM, SAID)
    assert OutboundMessage.objects.count() == 1


@pytest.mark.parametrize(
    "text",
    ["The girl, born 3 May 2009, was sent away.", "Her number is 2960229410017.", "Write to maria.pop@gmail.com"],
)
def test_text_that_could_point_to_a_person_is_refused_and_stays_typed(client: Client, editor: User, text: str) -> None:
    answer = client.post(FORM, {**SAID, "text": text})
    assert answer.status_code == 422
    page = html.fromstring(answer.content)
    assert page.xpath("//textarea[@name='text']")[0].text.strip() == text
    assert page.xpath("//*[@id='id_text_error']")
    assert not OutboundMessage.objects.exists()
    assert not FeedbackDay.objects.exists()


def test_the_page_is_filled_in_without_what_was_searched(client: Client) -> None:
    answer = client.get(FORM, headers={"referer": "http://testserver/en/search/?q=secret"})
    assert html.fromstring(answer.content).xpath("//input[@name='page']/@value") == ["/en/search/"]
    assert b"secret" not in answer.content


def test_an_address_elsewhere_becomes_a_path_of_the_house(client: Client, editor: User) -> None:
    client.post(FORM, {**SAID, "page": "//evil.example/x"})
    assert "evil" not in OutboundMessage.objects.get().text.text


def test_a_program_that_fills_in_everything_is_thanked_and_not_heard(client: Client, editor: User) -> None:
    assert client.post(FORM, {**SAID, "website": "https://spam.example"}).status_code == 302
    assert not OutboundMessage.objects.exists()


def test_one_network_may_not_flood_the_editors(client: Client, editor: User) -> None:
    answers = [client.post(FORM, {**SAID, "text": f"Words {'x' * n}"}) for n in range(FROM_ONE_NETWORK + 1)]
    assert [answer.status_code for answer in answers[-2:]] == [302, 429]


def test_the_days_bound_holds_while_nobody_can_be_counted(
    client: Client, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(send_feedback, "MOST_A_DAY", 1)
    assert client.post(FORM, SAID).status_code == 302
    answer = client.post(FORM, {**SAID, "text": "Other words"})
    assert answer.status_code == 429
    assert b"Other words" in answer.content
    assert OutboundMessage.objects.count() == 1


def test_a_form_from_elsewhere_is_refused_and_a_get_sends_nothing(client: Client, editor: User) -> None:
    assert Client(enforce_csrf_checks=True).post(FORM, SAID).status_code == 403
    client.get(FORM, SAID)
    assert client.post(f"{FORM}sent/", SAID).status_code == 405
    assert not OutboundMessage.objects.exists()
