"""Asking for digests: the form, what it answers, and how often it may be sent."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from dissemination.models import OptIn, OutboundMessage, Subscriber, Subscription
from dissemination.views.subscribing import MOST_A_DAY
from tests.dissemination.digests.conftest import MakeSubscriber
from tests.dissemination.digests.test_pages import ADDRESS, FORM

pytestmark = pytest.mark.django_db


@pytest.mark.usefixtures("themes")
def test_subscribing_writes_one_mail_and_changes_nothing_else(client: Client) -> None:
    answer = client.post("/ro/subscribe/", FORM)
    assert (answer.status_code, answer.url) == (302, "/ro/subscribe/sent/")
    message = OutboundMessage.objects.get()
    assert (message.to_address, message.lane, message.language) == (ADDRESS, "urgent", "ro")
    assert message.idempotency_key == f"oi:{OptIn.objects.get().key}"
    assert OptIn.objects.get().wanted == ["theme:care", "country:RO"]
    assert not Subscription.objects.exists()
    assert Subscriber.objects.get().status == "unconfirmed"


@pytest.mark.usefixtures("themes")
def test_a_known_address_gets_the_same_answer(client: Client, subscriber: MakeSubscriber) -> None:
    unknown = client.post("/en/subscribe/", {**FORM, "email": "new@example.org"})
    subscriber(ADDRESS)
    known = client.post("/en/subscribe/", FORM)
    assert (known.status_code, known.url, known.content) == (unknown.status_code, unknown.url, unknown.content)
    assert Subscription.objects.get().topic == "all"


@pytest.mark.usefixtures("themes")
def test_the_theme_of_the_address_is_chosen_beforehand(client: Client) -> None:
    page = client.get("/en/subscribe/?theme=care&country=RO").content.decode()
    assert re.search(r'value="theme:care"[^>]* checked', page)
    assert re.search(r'value="country:RO"[^>]* checked', page)
    assert page.count(" checked") == 4  # and the weekly cadence, and what is done while a language is missing


@pytest.mark.usefixtures("themes")
@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "nobody"},
        {"email": "ana@example.org\r\nBcc: all@example.org"},
        {"email": "a" * 300 + "@example.org"},
        {"email": "a" * 65 + "@example.org"},
        {"email": "anä@example.org"},
        {"email": "ana@exam ple.org"},
        {"email": "ana@example.org, ben@example.org"},
        {"themes": [], "countries": []},
        {"themes": ["theme:unknown"]},
        {"cadence": "hourly"},
    ],
)
def test_bad_input_is_told_at_the_field_and_loses_nothing(client: Client, wrong: dict[str, object]) -> None:
    answer = client.post("/en/subscribe/", {**FORM, **wrong})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'class="error-summary"' in page
    assert 'value="country:RO"' in page
    assert not OutboundMessage.objects.exists()


def test_an_empty_form_says_all_that_is_missing_at_once(client: Client) -> None:
    page = client.post("/en/subscribe/", {}).content.decode()
    for field in ("email", "general", "cadence", "language"):
        assert f'id="id_{field}_error"' in page


@pytest.mark.usefixtures("themes")
def test_at_most_three_mails_a_day_for_an_address_and_no_word_about_it(client: Client) -> None:
    answers = {client.post("/en/subscribe/", FORM).url for _ in range(5)}
    assert answers == {"/en/subscribe/sent/"}
    assert OutboundMessage.objects.count() == 3


@pytest.mark.usefixtures("themes")
def test_a_network_that_asks_too_often_is_told_so(client: Client) -> None:
    for number in range(MOST_A_DAY):
        client.post("/en/subscribe/", {**FORM, "email": f"stranger{number}@example.org"})
    answer = client.post("/en/subscribe/", FORM)
    assert answer.status_code == 429
    assert ADDRESS in answer.content.decode()
    assert OutboundMessage.objects.count() == MOST_A_DAY
    cache.clear()


@pytest.mark.usefixtures("themes")
def test_a_program_that_fills_the_hidden_field_writes_to_nobody(client: Client) -> None:
    assert client.post("/en/subscribe/", {**FORM, "website": "https://spam.example.org"}).status_code == 302
    assert not OutboundMessage.objects.exists()
