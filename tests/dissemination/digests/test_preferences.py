"""The page of settings: topics, pause, data, why something ended; by link and by log-in."""

import json
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from dissemination import subscriber_links as links
from dissemination.models import OptIn, OutboundMessage, Subscriber, Subscription, Suppression
from dissemination.models.subscription import EndedReason
from dissemination.services.end_subscriptions import end_all
from dissemination.services.links import filled
from hub.models import User
from hub.people.groups import Group
from hub.publishing.calendar import today
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber
from tests.dissemination.digests.test_pages import ADDRESS, one_digest, path_of
from tests.dissemination.directory import agency, contact, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def clicks() -> Client:
    """A stranger's browser, which would notice a missing CSRF token."""
    return Client(enforce_csrf_checks=True)


def settings_of(subscriber: Subscriber) -> str:
    link = links.preferences(subscriber.key, "en", subscriber.moves)
    return urlsplit(filled({"x": link})["x"]).path


def account(client: Client, address: str = ADDRESS, *, verified: bool = True) -> User:
    user = User.objects.create_user(email=address, password="x")
    EmailAddress.objects.create(user=user, email=address, verified=verified, primary=True)
    client.force_login(user)
    return user


def test_a_topic_is_added_without_a_mail_and_what_was_agreed_to_is_kept(
    clicks: Client, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS, wanted=["manual"])
    sent = OutboundMessage.objects.count()
    answer = clicks.post(settings_of(ana), {"add": "1", "themes": ["theme:care"], "cadence": "weekly"})
    assert answer.status_code == 302
    assert {one.topic: one.cadence for one in Subscription.objects.live()} == {
        "manual": "daily",
        "theme:care": "weekly",
    }
    opt_in = OptIn.objects.get(source="settings")
    assert "Care" in opt_in.confirmation_text and opt_in.confirmed_at is not None
    assert OutboundMessage.objects.count() == sent


def test_nothing_chosen_is_said_at_the_field(clicks: Client, subscriber: MakeSubscriber) -> None:
    page = clicks.post(settings_of(subscriber(ADDRESS)), {"add": "1", "cadence": "weekly"}).text
    assert 'class="error-summary"' in page and 'id="add_general_error"' in page


def test_who_had_ended_everything_comes_back_by_adding_a_topic(clicks: Client, subscriber: MakeSubscriber) -> None:
    ana = subscriber(ADDRESS)
    end_all(subscriber=ana, reason=EndedReason.LINK)
    page = clicks.get(settings_of(ana)).text
    assert "You have unsubscribed from everything" in page
    clicks.post(settings_of(ana), {"add": "1", "general": ["manual"], "cadence": "daily"})
    assert (Subscriber.objects.get().status, Suppression.objects.count()) == ("active", 0)


def test_a_pause_is_shown_and_can_be_ended(clicks: Client, subscriber: MakeSubscriber) -> None:
    ana = subscriber(ADDRESS)
    until = today() + timedelta(days=9)
    assert clicks.post(settings_of(ana), {"pause": "1", "until": until.isoformat()}).status_code == 302
    assert Subscriber.objects.get().paused_until == until
    assert "You have paused" in clicks.get(settings_of(ana)).text
    clicks.post(settings_of(ana), {"go_on": "1"})
    assert Subscriber.objects.get().paused_until is None


def test_a_pause_that_is_over_is_not_shown(clicks: Client, subscriber: MakeSubscriber) -> None:
    ana = subscriber(ADDRESS)
    Subscriber.objects.update(paused_until=today() - timedelta(days=1))
    assert "You have paused" not in clicks.get(settings_of(ana)).text


@pytest.mark.parametrize("days", [-1, 367])
def test_a_pause_ends_on_a_day_to_come_within_a_year(clicks: Client, subscriber: MakeSubscriber, days: int) -> None:
    typed = (today() + timedelta(days=days)).isoformat()
    page = clicks.post(settings_of(subscriber(ADDRESS)), {"pause": "1", "until": typed}).text
    assert 'id="id_until_error"' in page and f'value="{typed}"' in page
    assert Subscriber.objects.get().paused_until is None


def test_a_link_hands_out_the_subscription_and_nothing_of_directory_or_account(
    clicks: Client, subscriber: MakeSubscriber
) -> None:
    """A digest is passed on to colleagues now and then, with its link."""
    ana = subscriber(ADDRESS)
    contact(agency("Unit"), ADDRESS)
    answer = clicks.post(settings_of(ana), {"download": "1"})
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"] == "private, no-store"
    said = json.loads(answer.content)
    assert said["subscriptions"][0]["scope"] == "all" and said["consents"][0]["confirmation_text"]
    assert [row["kind"] for row in said["messages"]] == ["optin"]
    assert not {"contacts", "accounts", "notes"} & set(said)


def test_who_logs_in_gets_all_that_is_kept(client: Client, subscriber: MakeSubscriber) -> None:
    subscriber(ADDRESS)
    contact(agency("Unit"), ADDRESS)
    account(client)
    said = json.loads(client.post("/en/subscribe/mine/", {"download": "1"}).content)
    assert said["contacts"] and said["accounts"] and said["subscriptions"]


def test_the_page_says_what_ended_when_why_and_by_which_message(
    clicks: Client, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS, wanted=["theme:care", "manual"])
    message = one_digest(news)
    path = urlsplit(filled(message.fill)["stop_a"])
    clicks.post(f"{path.path}?{path.query}")
    ended = Subscription.objects.get(ended_at__isnull=False)
    assert (ended.ended_reason, ended.ended_message) == ("link", message.pk)
    page = clicks.get(settings_of(ana)).text
    assert "Ended by the link in a message" in page and "It was the link in the message of" in page


def test_a_made_up_message_is_not_written_down(clicks: Client, news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber("other@example.org", wanted=["theme:care"])
    subscriber(ADDRESS, wanted=["theme:care"])
    message = one_digest(news)
    foreign = OutboundMessage.objects.filter(kind="digest", to_address="other@example.org").get()
    path = path_of(message, "end_all")
    clicks.post(f"{path}?in={links.short(foreign.pk)}")
    assert Subscription.objects.get(subscriber__email=ADDRESS).ended_message is None
    for odd in ("x", "é" * 30, "A" * 500):
        assert clicks.post(f"{path}?in={odd}").status_code == 200


def test_a_log_in_with_the_address_opens_the_settings_without_a_mail(
    client: Client, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(ADDRESS)
    assert "/account/login/" in client.get("/en/subscribe/mine/").url
    account(client)
    page = client.get("/en/subscribe/mine/")
    assert page.status_code == 200 and ADDRESS in page.text and "csrfmiddlewaretoken" in page.text
    subscription = ana.subscriptions.get()
    client.post("/en/subscribe/mine/", {"language": "ro", str(subscription.key): "monthly"})
    subscription.refresh_from_db()
    assert subscription.cadence == "monthly"
    assert "/en/subscribe/mine/" in client.get("/en/subscribe/").text


def test_a_log_in_needs_a_csrf_token(subscriber: MakeSubscriber) -> None:
    subscriber(ADDRESS)
    strict = Client(enforce_csrf_checks=True)
    account(strict)
    assert strict.post("/en/subscribe/mine/", {"end_all": "1"}).status_code == 403
    assert Subscription.objects.live().exists()


def test_an_address_that_an_account_has_not_proven_opens_nothing(client: Client, subscriber: MakeSubscriber) -> None:
    subscriber(ADDRESS)
    account(client, verified=False)
    assert client.get("/en/subscribe/mine/").url == "/en/subscribe/"
    assert "/en/subscribe/mine/" not in client.get("/en/subscribe/").text


def test_another_account_sees_nothing_of_it(client: Client, subscriber: MakeSubscriber) -> None:
    subscriber(ADDRESS)
    account(client, "ben@example.org")
    assert client.get("/en/subscribe/mine/").url == "/en/subscribe/"


def test_a_link_masks_the_address_and_needs_no_cookie(clicks: Client, subscriber: MakeSubscriber) -> None:
    page = clicks.get(settings_of(subscriber(ADDRESS)))
    assert ADDRESS not in page.text and "a…@example.org" in page.text
    assert "csrfmiddlewaretoken" not in page.text and not page.cookies


def test_reading_the_page_changes_nothing(clicks: Client, subscriber: MakeSubscriber) -> None:
    ana = subscriber(ADDRESS)
    Subscriber.objects.update(paused_until=date(2999, 1, 1))
    for query in ("", "?end_all=1", "?erase=sure", "?go_on=1", "?done=save", "?done=odd"):
        assert clicks.get(settings_of(ana) + query).status_code == 200
    now = Subscriber.objects.get()
    assert (now.status, now.paused_until, now.subscriptions.live().count()) == ("active", date(2999, 1, 1), 1)


def test_the_link_that_ended_it_says_later_when_and_why(
    clicks: Client, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(ADDRESS, wanted=["theme:care", "manual"])
    message = one_digest(news)
    path = path_of(message, "stop_a")
    assert "It was ended before" not in clicks.get(path).text
    clicks.post(path, {"List-Unsubscribe": "One-Click"})
    page = clicks.get(path).text
    assert "It was ended before" in page and "unsubscribe button of a mail program" in page
    everything = path_of(message, "end_all")
    assert "Yes, end it" in clicks.get(everything).text
    clicks.post(everything)
    page = clicks.get(everything).text
    assert "Yes, end it" not in page and page.count("<li><strong>") == 2


def test_officers_read_on_the_page_of_a_contact_what_ended_and_why(client: Client, subscriber: MakeSubscriber) -> None:
    end_all(subscriber=subscriber(ADDRESS, wanted=["theme:care"]), reason=EndedReason.MAIL)
    path = f"/admin/distribution/contact/{contact(agency('Unit'), ADDRESS).pk}/"
    client.force_login(person("officer@hub.example", Group.OFFICER))
    page = client.get(path).text
    assert "Ended by a mail to the unsubscribe address" in page and "Care" in page
    client.force_login(person("approver@hub.example", Group.APPROVER))
    assert "Ended by a mail" not in client.get(path).text
