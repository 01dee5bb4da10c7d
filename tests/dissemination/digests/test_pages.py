"""Subscribing, confirming, leaving and settings over HTTP: what a POST does, and that a GET does nothing."""

from collections.abc import Iterator
from datetime import timedelta
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.utils import timezone

from dissemination.models import OptIn, OutboundMessage, Subscriber, Subscription, Suppression
from dissemination.models.subscription import EndedReason
from dissemination.services.end_by_mail import end_by_mail
from dissemination.services.end_subscriptions import end_all, leave
from dissemination.services.fan_out import fan_out
from dissemination.services.forget_addresses import forget_addresses
from dissemination.services.links import filled
from dissemination.services.plan_digests import plan_due
from dissemination.services.subscribe import subscribe
from hub.ports.inbox import IncomingMail
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, digests

pytestmark = pytest.mark.django_db

ADDRESS = "ana@example.org"
FORM = {"email": ADDRESS, "themes": ["theme:care"], "countries": ["country:RO"], "cadence": "weekly", "language": "ro"}


@pytest.fixture
def clicks() -> Iterator[Client]:
    """A stranger's browser, which would notice a missing CSRF token."""
    yield Client(enforce_csrf_checks=True)


def path_of(message: OutboundMessage, place: str) -> str:
    return urlsplit(filled(message.fill)[place]).path


def asked(address: str = ADDRESS) -> str:
    """The path of the confirmation link of a new request."""
    assert subscribe(address=address, wanted=["theme:care"], cadence="daily", language="en") is not None
    return path_of(OutboundMessage.objects.filter(kind="optin").latest("created_at"), "confirm")


def one_digest(news: MakeNews) -> OutboundMessage:
    news(themes=["care"])
    fan_out()
    plan_due()
    return digests(ADDRESS)[-1]


@pytest.mark.usefixtures("themes")
def test_the_link_shows_and_the_button_confirms_once(clicks: Client) -> None:
    path = asked()
    for _ in range(2):
        assert clicks.get(path).status_code == 200
        clicks.head(path)
    assert not Subscription.objects.exists()
    assert clicks.post(path).status_code == 200
    opt_in = OptIn.objects.get()
    assert opt_in.confirmed_at is not None
    assert "Care" in opt_in.confirmation_text and "Once a day" in opt_in.confirmation_text
    assert (Subscriber.objects.get().status, Subscription.objects.get().topic) == ("active", "theme:care")


@pytest.mark.usefixtures("themes")
def test_a_used_link_revives_nothing(clicks: Client) -> None:
    path = asked()
    clicks.post(path)
    Subscription.objects.update(ended_at=timezone.now(), ended_reason="link")
    assert "used before" in clicks.post(path).content.decode()
    assert not Subscription.objects.live().exists()


@pytest.mark.usefixtures("themes")
def test_a_link_is_over_after_seven_days(clicks: Client) -> None:
    path = asked()
    OptIn.objects.update(asked_at=timezone.now() - timedelta(days=7, minutes=1))
    assert clicks.get(path).status_code == 410
    assert clicks.post(path).status_code == 410
    assert not Subscription.objects.exists()


@pytest.mark.usefixtures("themes")
def test_a_forged_token_looks_like_an_unknown_one(client: Client, subscriber: MakeSubscriber) -> None:
    path = asked("other@example.org")
    forged = path.rstrip("/")[:-4] + "aaaa/"
    ana = subscriber(ADDRESS)
    for address in (forged, path.replace("confirm", "confirmé"), f"/u/{ana.key}/é/", f"/u/{ana.key}/{'a' * 32}/"):
        assert client.post(address).status_code == 404
    assert Subscriber.objects.get(email=ADDRESS).status == "active"
    assert Subscriber.objects.get(email="other@example.org").status == "unconfirmed"


def test_one_click_needs_no_cookie_no_token_and_no_redirect(
    clicks: Client, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(ADDRESS, wanted=["theme:care", "manual"], language="ro")
    path = path_of(one_digest(news), "end_all")
    assert not path.startswith("/ro/")
    for _ in range(2):
        page = clicks.get(path)
        assert page.status_code == 200
        assert 'lang="ro"' in page.content.decode()
        assert not page.cookies
    assert Subscription.objects.live().count() == 2
    for _ in range(2):
        answer = clicks.post(path, {"List-Unsubscribe": "One-Click"})
        assert (answer.status_code, answer.cookies) == (200, {})
    assert set(Subscription.objects.values_list("ended_reason", flat=True)) == {"one_click"}
    assert Subscriber.objects.get().status == "unsubscribed"
    assert Suppression.objects.get().scope == "digest"


@pytest.mark.usefixtures("themes")
def test_the_page_of_the_end_speaks_the_language_that_is_asked_for(
    clicks: Client, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    """The address holds the secret: the menu keeps it there, the head does not repeat it, and no choice is written."""
    subscriber(ADDRESS, wanted=["theme:care"])
    path = path_of(one_digest(news), "end_all")
    own = clicks.get(path).text
    for language in ("en", "ro", "nl", "da"):
        assert f'<a href="{path}?language={language}"' in own
    assert path not in own.partition("</head>")[0]
    danish = clicks.get(f"{path}?language=da")
    assert '<html lang="da"' in danish.text
    assert danish["Referrer-Policy"] == "no-referrer"
    assert '<html lang="en"' in clicks.get(f"{path}?language=xx").text
    assert Subscriber.objects.get().language == "en"
    assert '<html lang="da"' in clicks.post(f"{path}?language=da").text
    assert Subscriber.objects.get().status == "unsubscribed"


def test_one_subscription_ends_alone(clicks: Client, news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber(ADDRESS, wanted=["theme:care", "manual"])
    clicks.post(path_of(one_digest(news), "stop_a"))
    assert [one.topic for one in Subscription.objects.live()] == ["manual"]
    assert Subscriber.objects.get().status == "active"
    assert not Suppression.objects.exists()


def test_whoever_left_may_come_back_by_their_own_act(
    clicks: Client, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(ADDRESS, wanted=["theme:care"])
    clicks.post(path_of(one_digest(news), "end_all"))
    clicks.post(asked())
    assert Subscriber.objects.get().status == "active"
    assert not Suppression.objects.exists()


def test_a_mail_to_the_unsubscribe_address_ends_all(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber(ADDRESS, wanted=["theme:care"])
    address = filled(one_digest(news).fill)["mail_end"]
    local = address.removeprefix("mailto:").partition("@")[0]
    assert len(local) <= 64

    def mail(token: str) -> IncomingMail:
        return IncomingMail(token, "any@example.org", "", "", "<1@example.org>", timezone.now(), False)

    for wrong in ("", "x", local.removeprefix("u+")[:-1] + "!"):
        end_by_mail(mail(wrong))
    assert Subscription.objects.live().exists()
    end_by_mail(mail(local.removeprefix("u+")))
    assert Subscription.objects.get().ended_reason == "mail"


def test_settings_change_cadence_and_language_and_end(
    clicks: Client, news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(ADDRESS, wanted=["theme:care", "manual"])
    stranger = subscriber("stranger@example.org").subscriptions.get()
    path = path_of(one_digest(news), "preferences")
    one, other = Subscription.objects.filter(subscriber__email=ADDRESS)
    assert clicks.get(path).status_code == 200
    clicks.post(path, {"language": "da", str(one.key): "monthly", str(other.key): "daily", str(stranger.key): "weekly"})
    one.refresh_from_db()
    stranger.refresh_from_db()
    assert (one.cadence, stranger.cadence) == ("monthly", "daily")
    assert Subscriber.objects.get(email=ADDRESS).language == "da"
    clicks.post(path, {"end": str(stranger.key)})
    assert Subscription.objects.live().count() == 3
    clicks.post(path, {"end": str(one.key)})
    assert Subscription.objects.live().count() == 2
    clicks.post(path, {"erase": "ask"})
    assert Subscriber.objects.filter(email=ADDRESS).exists()
    clicks.post(path, {"erase": "sure"})
    assert not Subscriber.objects.filter(email=ADDRESS).exists()
    assert not OutboundMessage.objects.filter(to_address=ADDRESS).exists()
    assert clicks.get(path).status_code == 302


def test_a_link_to_the_settings_ends_after_two_months(
    clicks: Client, news: MakeNews, subscriber: MakeSubscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscriber(ADDRESS, wanted=["theme:care"])
    path = path_of(one_digest(news), "preferences")
    later = timezone.localdate() + timedelta(days=61)
    monkeypatch.setattr("dissemination.subscriber_links.today", lambda: later)
    assert clicks.get(path).status_code == 302
    clicks.post(path, {"end_all": "1"})
    assert Subscription.objects.live().exists()


def test_the_link_to_the_settings_goes_to_subscribers_alone(client: Client, subscriber: MakeSubscriber) -> None:
    subscriber(ADDRESS)
    before = OutboundMessage.objects.count()
    answers = {
        client.post("/en/subscribe/link/", {"email": address}).url
        for address in (ADDRESS, "nobody@example.org", *[ADDRESS] * 4)
    }
    assert answers == {"/en/subscribe/sent/"}
    sent = OutboundMessage.objects.order_by("created_at")[before:]
    assert [message.to_address for message in sent] == [ADDRESS] * 3


@pytest.mark.usefixtures("themes")
def test_an_erased_address_is_not_revived_by_a_form(client: Client, news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber(ADDRESS, wanted=["theme:care"])
    client.post(path_of(one_digest(news), "preferences"), {"erase": "sure"})
    client.post("/en/subscribe/", FORM)
    assert Suppression.objects.filter(scope="all", reason="erasure").count() == 1
    assert not OutboundMessage.objects.filter(to_address=ADDRESS).exists()
    assert not Subscriber.objects.filter(email=ADDRESS).exists()


@pytest.mark.usefixtures("themes")
def test_addresses_of_nobody_and_of_people_who_left_or_cannot_be_reached_are_forgotten(
    subscriber: MakeSubscriber,
) -> None:
    asked("typo@example.org")
    asked("fresh@example.org")
    subscriber("stays@example.org")
    for address in ("left@example.org", "leaves@example.org"):
        end_all(subscriber=subscriber(address), reason=EndedReason.LINK)
    leave(subscriber=subscriber("gone@example.org"), reason=EndedReason.UNDELIVERABLE)
    old = timezone.now() - timedelta(days=31)
    Subscriber.objects.exclude(email="fresh@example.org").update(created_at=old)
    OptIn.objects.exclude(subscriber__email="fresh@example.org").update(asked_at=old)
    Subscription.objects.filter(subscriber__email__in=["left@example.org", "gone@example.org"]).update(ended_at=old)
    assert forget_addresses() == 3
    kept = Subscriber.objects.exclude(email="").values_list("email", flat=True)
    assert set(kept) == {"fresh@example.org", "stays@example.org", "leaves@example.org"}
    assert Suppression.objects.filter(reason="unsubscribed").count() == 2


@pytest.mark.usefixtures("themes")
def test_personal_pages_are_kept_nowhere(client: Client) -> None:
    secret = asked()
    for path in ("/en/subscribe/", "/en/subscribe/link/", "/en/subscribe/sent/", secret):
        headers = client.get(path).headers
        assert headers["Cache-Control"] == "private, no-store"
        assert headers["X-Robots-Tag"] == "noindex"
    assert client.get(secret).headers["Referrer-Policy"] == "no-referrer"
