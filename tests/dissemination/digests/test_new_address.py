"""Another address for one's digests: its owner is asked, the old one is told, and nobody learns who is known."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from dissemination.keys import address_hash
from dissemination.models import AddressChange, OutboundMessage, RecordedBasis, Subscriber, Suppression
from dissemination.models.subscription import EndedReason
from dissemination.services.end_subscriptions import end_all
from dissemination.services.enter_subscriber import Entry, enter_subscriber
from dissemination.services.erase_known import erase_known
from dissemination.services.erase_subscriber import erase_subscriber
from dissemination.services.links import filled
from dissemination.services.subscribe import subscribe
from dissemination.services.suppress import suppress
from dissemination.services.tick_digests import tick_digests
from hub.people.groups import Group
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber
from tests.dissemination.digests.test_pages import ADDRESS, one_digest, path_of
from tests.dissemination.digests.test_preferences import settings_of
from tests.dissemination.directory import person

pytestmark = pytest.mark.django_db
NEW = "ana.new@example.org"


def ask(client: Client, subscriber: Subscriber, address: str = NEW) -> str:
    """The path in the mail to the new address; empty where none was written."""
    answer = client.post(settings_of(subscriber), {"address": "1", "new_address": address})
    assert (answer.status_code, answer.url) == (302, f"{settings_of(subscriber)}?done=address")
    message = OutboundMessage.objects.filter(idempotency_key__startswith="ac:", to_address=address).last()
    return urlsplit(filled(message.fill)["confirm"]).path if message else ""


def test_the_button_moves_the_digests_and_the_old_address_is_told(client: Client, subscriber: MakeSubscriber) -> None:
    ana = subscriber(ADDRESS)
    path = ask(client, ana)
    for _ in range(2):
        assert NEW in client.get(path).text
        client.head(path)
    assert Subscriber.objects.get().email == ADDRESS
    assert client.post(path).status_code == 200
    moved = Subscriber.objects.get()
    assert (moved.email, moved.status, moved.subscriptions.live().count()) == (NEW, "active", 1)
    told = OutboundMessage.objects.get(idempotency_key__startswith="am:")
    assert (told.to_address, told.kind) == (ADDRESS, "service")
    assert told.text is not None and NEW not in told.text.text
    assert AddressChange.objects.get().email == ""
    assert "used before" in client.post(path).text


def test_the_page_shows_what_waits_and_the_old_address_still_hears(
    client: Client, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS, wanted=["theme:care"])
    ask(client, ana)
    assert NEW in client.get(settings_of(ana)).text
    assert one_digest(news).to_address == ADDRESS


def test_the_next_digest_goes_to_the_new_address_with_links_that_open(
    client: Client, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS, wanted=["theme:care"])
    client.post(ask(client, ana))
    news(themes=["care"])
    tick_digests()
    message = OutboundMessage.objects.get(kind="digest")
    assert message.to_address == NEW
    assert client.get(path_of(message, "preferences")).status_code == 200


@pytest.mark.parametrize("cadence", ["immediate", "weekly"])
def test_what_is_written_and_has_not_left_goes_to_the_new_address_alone(
    client: Client, news: MakeNews, subscriber: MakeSubscriber, cadence: str
) -> None:
    path = ask(client, subscriber(ADDRESS, cadence=cadence))
    news("A new helpline")
    assert tick_digests() == 1
    client.post(path)
    assert tick_digests() == 0
    sent = OutboundMessage.objects.filter(kind__in=["digest", "immediate"]).values_list("to_address", "state")
    assert dict(sent) == {ADDRESS: "cancelled", NEW: "queued"}


def test_links_to_the_settings_in_the_old_mailbox_end(client: Client, subscriber: MakeSubscriber) -> None:
    ana = subscriber(ADDRESS)
    before = settings_of(ana)
    client.post(ask(client, ana))
    assert client.get(before).status_code == 302
    client.post(before, {"erase": "sure"})
    assert Subscriber.objects.get().email == NEW


def test_a_request_that_the_old_mailbox_holds_brings_nothing_back(client: Client, subscriber: MakeSubscriber) -> None:
    """Its owner wrote to themselves before the move; whoever has that mailbox now confirms nothing for the new one."""
    ana = subscriber(ADDRESS)
    asked = subscribe(address=ADDRESS, wanted=["all"], cadence="immediate", language="ro")
    assert asked is not None
    old = path_of(OutboundMessage.objects.get(idempotency_key=f"oi:{asked.key}"), "confirm")
    client.post(ask(client, ana))
    ana.refresh_from_db()
    end_all(subscriber=ana, reason=EndedReason.LINK)
    assert [client.get(old).status_code, client.post(old).status_code] == [410, 410]
    ana.refresh_from_db()
    assert (ana.email, ana.status, ana.language) == (NEW, "unsubscribed", "en")
    assert Suppression.objects.filter(reason="unsubscribed").exists()


@pytest.mark.parametrize("scope", ["all", "digest"])
def test_an_address_that_must_not_be_written_to_gets_nothing_and_nobody_is_told(
    client: Client, subscriber: MakeSubscriber, scope: str
) -> None:
    suppress(address=NEW, scope=Suppression.Scope(scope), reason=Suppression.Reason.OBJECTION)
    ana = subscriber(ADDRESS)
    assert ask(client, ana) == ""
    stopped = client.get(settings_of(ana)).text
    ask(client, ana, "free@example.org")
    assert stopped.replace(NEW, "free@example.org") == client.get(settings_of(ana)).text


def test_a_stop_that_comes_before_the_button_holds(client: Client, subscriber: MakeSubscriber) -> None:
    path = ask(client, subscriber(ADDRESS))
    suppress(address=NEW, scope=Suppression.Scope.ALL, reason=Suppression.Reason.ERASURE)
    assert client.post(path).status_code == 410
    assert Subscriber.objects.get().email == ADDRESS


def test_a_link_is_over_after_seven_days_and_when_a_newer_one_is_asked_for(
    client: Client, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS)
    first = ask(client, ana)
    second = ask(client, ana, "second@example.org")
    assert client.post(first).status_code == 410
    AddressChange.objects.update(asked_at=timezone.now() - timedelta(days=7, minutes=1))
    assert client.post(second).status_code == 410
    assert Subscriber.objects.get().email == ADDRESS


def test_an_address_with_subscriptions_of_its_own_stays_what_it_is(client: Client, subscriber: MakeSubscriber) -> None:
    """Before the button nobody learns that it is known; who presses it holds that mailbox."""
    subscriber(NEW)
    path = ask(client, subscriber(ADDRESS))
    assert client.get(path).status_code == 200
    answer = client.post(path)
    assert answer.status_code == 409 and "subscriptions of its own" in answer.text
    assert set(Subscriber.objects.values_list("email", flat=True)) == {ADDRESS, NEW}


def test_an_address_that_somebody_only_typed_gives_way(client: Client, subscriber: MakeSubscriber) -> None:
    subscribe(address=NEW, wanted=["all"], cadence="daily", language="en")
    ana = subscriber(ADDRESS)
    assert client.post(ask(client, ana)).status_code == 200
    ana.refresh_from_db()
    assert ana.email == NEW


def test_at_most_three_mails_a_day_by_a_page_and_for_an_address(client: Client, subscriber: MakeSubscriber) -> None:
    ana, ben = subscriber(ADDRESS), subscriber("ben@example.org")
    for number in range(5):
        ask(client, ana, f"victim{number}@example.org")
    assert OutboundMessage.objects.filter(idempotency_key__startswith="ac:").count() == 3
    for _ in range(3):
        subscribe(address=NEW, wanted=["all"], cadence="daily", language="en")
    assert ask(client, ben) == ""


@pytest.mark.parametrize("typed", ["nobody", ADDRESS, "ANA@EXAMPLE.ORG", "á@example.org", f"{'a' * 65}@example.org"])
def test_a_bad_address_is_told_at_the_field_and_kept(client: Client, subscriber: MakeSubscriber, typed: str) -> None:
    page = client.post(settings_of(subscriber(ADDRESS)), {"address": "1", "new_address": typed}).text
    assert 'id="id_new_address_error"' in page and f'value="{typed}"' in page
    assert not AddressChange.objects.exists()


def test_a_forged_token_opens_nothing(client: Client, subscriber: MakeSubscriber) -> None:
    ana = subscriber(ADDRESS)
    path = ask(client, ana)
    change = AddressChange.objects.get()
    token = path.rstrip("/").rpartition("/")[2]
    for wrong in (f"{token[:-1]}!", "a" * 32, settings_of(ana).rstrip("/").rpartition("/")[2]):
        assert client.post(f"/en/subscribe/address/{change.key}/{wrong}/").status_code == 404
    assert client.post(f"/en/subscribe/confirm/{change.key}/{token}/").status_code == 404


def test_erasing_forgets_the_new_address_too_and_the_messages_to_the_old(
    client: Client, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS)
    client.post(ask(client, ana))
    ana.refresh_from_db()
    ask(client, ana, "third@example.org")
    erase_subscriber(subscriber=ana)
    assert not OutboundMessage.objects.exclude(to_address="").exists()
    assert not AddressChange.objects.exclude(email="").exists()


def test_an_address_erased_before_is_no_wish_of_a_restored_table(client: Client, subscriber: MakeSubscriber) -> None:
    ask(client, subscriber(ADDRESS))
    OutboundMessage.objects.update(to_address="", address_hash=None, fill={})
    erase_known(hashes=[address_hash(NEW)])
    assert AddressChange.objects.get().email == ""


def test_a_note_about_an_address_goes_when_the_address_gives_way(client: Client, subscriber: MakeSubscriber) -> None:
    entry = Entry(NEW, ["all"], "daily", "en", "consent", "A letter of 3 November")
    enter_subscriber(entry=entry, by=person("officer@hub.example", Group.OFFICER))
    assert client.post(ask(client, subscriber(ADDRESS))).status_code == 200
    assert RecordedBasis.objects.get().note == ""
