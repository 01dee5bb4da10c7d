"""Strangers' addresses, odd addresses, forged links: what somebody with bad intent gets out of the forms: nothing."""

import logging
import re

import pytest
from django.conf import LazySettings
from django.core.cache import cache
from django.test import Client

from dissemination.models import AddressChange, OptIn, OutboundMessage, Subscriber
from dissemination.services.heed_limits import HubIsBusy
from dissemination.services.links import filled
from dissemination.services.subscribe import subscribe
from hub.people.mailbox import normalised
from tests.dissemination.digests.conftest import MakeSubscriber
from tests.dissemination.digests.test_pages import ADDRESS, FORM
from tests.dissemination.digests.test_preferences import settings_of

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("themes")]


@pytest.fixture(autouse=True)
def _counts_begin_anew() -> None:
    cache.clear()


def test_ten_thousand_addresses_of_strangers_get_as_many_mails_as_the_hub_allows(settings: LazySettings) -> None:
    """From ten thousand networks, so that the bound of the network does not help."""
    settings.HUB_ASKED_A_DAY = 50
    refused = 0
    for number in range(10_000):
        try:
            subscribe(address=f"stranger{number}@example.org", wanted=["all"], cadence="daily", language="en")
        except HubIsBusy:
            refused += 1
    assert (refused, OutboundMessage.objects.count(), Subscriber.objects.count()) == (9_950, 50, 50)


def test_the_page_says_so_keeps_what_was_typed_and_officers_find_it_in_the_log(
    client: Client, settings: LazySettings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.HUB_ASKED_A_DAY = 1
    client.post("/en/subscribe/", {**FORM, "email": "first@example.org"})
    with caplog.at_level(logging.WARNING, logger="dissemination.services.heed_limits"):
        answers = [client.post("/en/subscribe/", FORM) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {429}
    assert f'value="{ADDRESS}"' in answers[0].text and "Very many people" in answers[0].text
    assert len([one for one in caplog.records if one.name == "dissemination.services.heed_limits"]) == 1
    assert OutboundMessage.objects.count() == 1


def test_the_bound_of_the_hub_tells_nothing_about_an_address(
    client: Client, settings: LazySettings, subscriber: MakeSubscriber
) -> None:
    subscriber(ADDRESS)
    settings.HUB_ASKED_A_DAY = 1
    known, unknown = (client.post("/en/subscribe/", {**FORM, "email": one}) for one in (ADDRESS, "new@example.org"))
    assert known.status_code == unknown.status_code == 429
    assert TOKEN.sub("", known.text.replace(ADDRESS, "new@example.org")) == TOKEN.sub("", unknown.text)


def test_a_change_of_address_counts_and_is_bound_too(
    client: Client, settings: LazySettings, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS)
    settings.HUB_ASKED_A_DAY = 2
    typed = {"address": "1", "new_address": "victim@example.org"}
    assert client.post(settings_of(ana), typed).status_code == 302
    page = client.post(settings_of(ana), {**typed, "new_address": "second@example.org"}).text
    assert "Very many people" in page and 'value="second@example.org"' in page
    assert AddressChange.objects.count() == 1


def test_a_holder_of_settings_who_asks_without_end_takes_no_room_from_others(
    client: Client, settings: LazySettings, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS)
    settings.HUB_ASKED_A_DAY = 5  # one of the subscriber, three wishes, one left
    for number in range(6):
        client.post(settings_of(ana), {"address": "1", "new_address": f"victim{number}@example.org"})
    assert client.post("/en/subscribe/", {**FORM, "email": "new@example.org"}).status_code == 302
    assert AddressChange.objects.count() == 3


def test_what_a_holder_of_settings_adds_takes_no_room_from_others(
    client: Client, settings: LazySettings, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS)
    settings.HUB_ASKED_A_DAY = 2
    client.post(settings_of(ana), {"add": "1", "general": ["manual"], "cadence": "daily"})
    assert client.post("/en/subscribe/", {**FORM, "email": "new@example.org"}).status_code == 302


@pytest.mark.parametrize(
    "spellings",
    [
        ("info@παράδειγμα.gr", "INFO@ΠΑΡΆΔΕΙΓΜΑ.gr", "info@xn--hxajbheg2az3al.gr"),
        ("info@għajnsielem.mt", "Info@GĦAJNSIELEM.MT", "info@xn--gajnsielem-srb.mt"),
        ("info@example.org", " INFO@EXAMPLE.ORG ", "info@ｅｘａｍｐｌｅ.org"),
    ],
)
def test_one_mailbox_in_every_spelling_is_one_subscriber(client: Client, spellings: tuple[str, ...]) -> None:
    for typed in (*spellings, spellings[0]):
        assert client.post("/en/subscribe/", {**FORM, "email": typed}).status_code == 302
    assert [one.email for one in Subscriber.objects.all()] == [normalised(spellings[0])]
    assert Subscriber.objects.get().email.isascii()
    assert OutboundMessage.objects.count() == 3


@pytest.mark.parametrize("lookalike", ["ana@exаmple.org", "ana@examp1e.org", "ana@еxample.org", "ana@ехаmрlе.org"])
def test_a_look_alike_is_another_mailbox_and_shown_as_what_it_is(
    client: Client, subscriber: MakeSubscriber, lookalike: str
) -> None:
    real = subscriber("ana@example.org", wanted=["manual"])
    client.post("/en/subscribe/", {**FORM, "email": lookalike})
    other = Subscriber.objects.exclude(pk=real.pk).get()
    assert other.email == normalised(lookalike) != real.email
    assert other.email.isascii()
    assert [one.topic for one in real.subscriptions.live()] == ["manual"]


@pytest.mark.parametrize("odd", ["\u0131na", "ſam", "\u212aate", "ana\u200b", "ana\u202e", "ana\x00"])
def test_letters_that_pass_for_others_before_the_at_are_refused(client: Client, odd: str) -> None:
    page = client.post("/en/subscribe/", {**FORM, "email": f"{odd}@example.org"})
    assert page.status_code == 200 and 'id="id_email_error"' in page.text
    assert not OutboundMessage.objects.exists()


def test_a_topic_that_nobody_offers_reaches_no_subject_and_no_header(client: Client) -> None:
    odd = "theme:care\r\nBcc: all@example.org"
    for field in ("general", "themes", "countries"):
        assert client.post("/en/subscribe/", {**FORM, field: [odd]}).status_code == 200
    client.get("/en/subscribe/", {"theme": odd, "country": odd})
    assert not OptIn.objects.exists()


def test_no_mail_holds_anything_that_a_stranger_typed(client: Client) -> None:
    """Amplification and spam through our own mail need a field that is repeated in it: there is none."""
    marked = {**FORM, "name": "BUY NOW", "subject": "BUY NOW", "confirmation_text": "BUY NOW"}
    client.post("/en/subscribe/?theme=BUY+NOW", marked)
    message = OutboundMessage.objects.get()
    assert message.text is not None
    for said in (message.text.subject, message.text.text, message.text.html, *filled(message.fill).values()):
        assert "BUY NOW" not in said
    assert "\n" not in message.text.subject
