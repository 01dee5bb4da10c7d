"""A mail scanner that opens every link of a caught mail in a real browser, script included, changes nothing."""

import re

import pytest
from django.core import serializers
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

from dissemination.emails.letter import filled as in_words
from dissemination.models import (
    AddressChange,
    DigestEntry,
    OptIn,
    OutboundMessage,
    RecordedBasis,
    Subscriber,
    Subscription,
    Suppression,
)
from dissemination.services.ask_address import ask_address
from dissemination.services.enter_subscriber import Entry, enter_subscriber
from dissemination.services.links import filled
from dissemination.services.send_preferences import send_preferences
from dissemination.services.subscribe import subscribe
from dissemination.services.tick_digests import tick_digests
from hub.people.groups import Group
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber
from tests.dissemination.directory import person

pytestmark = pytest.mark.django_db(transaction=True)
LINK = re.compile(r"https?://[^\s\"'<>)]+")
HEADER_LINK = re.compile(r"<(https?://[^>]+)>")
WATCHED = (Subscriber, Subscription, OptIn, AddressChange, Suppression, RecordedBasis, DigestEntry, OutboundMessage)


def test_every_link_of_every_mail_of_subscriptions_is_opened_and_all_stays_as_it_was(
    browser: Browser, live_server: LiveServer, settings: object, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    settings.HUB_PUBLIC_URL = live_server.url  # type: ignore[attr-defined]
    ana = subscriber("ana@example.org", wanted=["theme:care", "manual"])
    news(themes=["care"])
    tick_digests()
    subscribe(address="ben@example.org", wanted=["all"], cadence="daily", language="en")
    ask_address(subscriber=ana, address="ana.new@example.org")
    send_preferences(address="ana@example.org")
    said = {"wanted": ["manual"], "cadence": "daily", "language": "en", "basis": "public_task", "note": "Letter"}
    enter_subscriber(entry=Entry(address="desk@example.org", **said), by=person("o@hub.example", Group.OFFICER))  # type: ignore[arg-type]
    links = {link for message in OutboundMessage.objects.select_related("text") for link in links_of(message)}
    ours = sorted(link for link in links if link.startswith(live_server.url))
    for part in ("/u/", "/u/one/", "/subscribe/confirm/", "/subscribe/preferences/", "/subscribe/address/"):
        assert any(part in link for link in ours), part
    before = state()
    context = browser.new_context(java_script_enabled=True)
    for link in ours:
        page = context.new_page()
        answer = page.goto(link, wait_until="load")
        assert answer is not None and answer.status < 400, link
        page.close()
        assert context.request.head(link).status < 400
    context.close()
    assert state() == before


def links_of(message: OutboundMessage) -> set[str]:
    """As they stand in text, HTML and headers of what goes out."""
    assert message.text is not None
    places = filled(message.fill)
    said = [in_words(part, places) for part in (message.text.text, message.text.html)]
    headers = [in_words(value, places) for value in message.text.headers.values()]
    found = {link.replace("&amp;", "&").rstrip(".,") for part in said for link in LINK.findall(part)}
    return found | {link for value in headers for link in HEADER_LINK.findall(value)}


def state() -> list[str]:
    return [serializers.serialize("json", model._default_manager.order_by("pk")) for model in WATCHED]
