"""Items that somebody made to do harm, and a digest that cannot be written: through the real planner and a relay."""

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from lxml import html

from dissemination.channels.memory import MemoryChannel
from dissemination.emails.digest import Issue, build
from dissemination.kinds import Lane
from dissemination.models import AddressChange, DigestEntry, OutboundMessage, Subscriber
from dissemination.models.message import Held
from dissemination.services import compose
from dissemination.services.ask_address import ask_address
from dissemination.services.confirm_address import Became, confirm_address
from dissemination.services.decide_message import Choice, decide_message
from dissemination.services.drain import drain
from dissemination.services.enqueue import Wording
from dissemination.services.tick_digests import tick_digests
from dissemination.services.withdraw_content import withdraw_content
from dissemination.services.write_held import write_all_held
from dissemination.sources import Item, News
from home.models import NewsPage
from hub.people.models import User
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber
from tests.dissemination.directory import person

pytestmark = pytest.mark.django_db(transaction=True)

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
WEDNESDAY = datetime(2026, 11, 25, 9, 0, tzinfo=UTC)


@pytest.fixture
def officer() -> User:
    return person("officer@example.org", "officer")


def taken(relay: MemoryChannel) -> list[tuple[bytes, EmailMessage]]:
    """What the relay got, raw and as a mail program reads it."""
    drain(lane=Lane.BULK, channel=relay)
    raw = [letter.content for letter in relay.accepted]
    parsed = [email.message_from_bytes(content, policy=email.policy.default) for content in raw]
    return [(content, mail) for content, mail in zip(raw, parsed, strict=True) if isinstance(mail, EmailMessage)]


def one_mail(relay: MemoryChannel) -> tuple[bytes, EmailMessage, str, str]:
    (content, mail) = taken(relay)[0]
    text, marked = mail.get_body(("plain",)), mail.get_body(("html",))
    assert text is not None and marked is not None
    return content, mail, text.get_content(), marked.get_content()


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        pytest.param("long " * 2_000, "long " * 39 + "long …", id="10,000 characters"),
        pytest.param("x" * 10_000, "x" * 200 + " …", id="10,000 characters in one word"),
        pytest.param("<script>alert(1)</script>", "<script>alert(1)</script>", id="script"),
        pytest.param("News\r\nBcc: all@example.org\r\n\r\nHello", "News Bcc: all@example.org Hello", id="header"),
        pytest.param("\u202egro.elpmaxe\u202c and \u2066more\u2069", "gro.elpmaxe and more", id="turned around"),
        pytest.param("pаypal.example.org", "pаypal.example.org", id="look-alike"),
        pytest.param("Null\x1b[31m and bell\x07", "Null[31m and bell", id="controls"),
    ],
)
def test_a_title_stays_a_title(
    news: MakeNews,
    subscriber: MakeSubscriber,
    relay: MemoryChannel,
    monkeypatch: pytest.MonkeyPatch,
    title: str,
    shown: str,
) -> None:
    subscriber("a@example.org")
    as_it_is = News.item

    def hostile(source: News, key: str) -> Item | None:
        item = as_it_is(source, key)
        return item and replace(item, words=[replace(one, title=title, summary=title) for one in item.words])

    monkeypatch.setattr(News, "item", hostile)
    news("Plain")
    tick_digests(at=TUESDAY)
    content, mail, text, marked = one_mail(relay)
    page = html.fromstring(marked)
    assert page.xpath("string(//h3)") == shown
    assert f"* {shown}\n" in text
    assert urlsplit(page.xpath("//h3/a/@href")[0]).netloc == urlsplit(settings.HUB_PUBLIC_URL).netloc
    assert not page.xpath("//script")
    assert mail["Subject"] == "The Hub: 1 piece of news" and mail["Bcc"] is None
    assert mail["To"] == "a@example.org" and len(mail.get_all("To")) == 1
    assert len(content) < 90_000


def break_for(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The template fails for whoever reads in this language."""

    def fragile(issue: Issue) -> Wording:
        if issue.language == language:
            raise RuntimeError("a template that fails")
        return build(issue)

    monkeypatch.setattr(compose, "build", fragile)


@pytest.fixture
def unwritten(news: MakeNews, subscriber: MakeSubscriber, monkeypatch: pytest.MonkeyPatch) -> OutboundMessage:
    """The digest of one of three cannot be written."""
    for language in ("en", "ro", "nl"):
        subscriber(f"{language}@example.org", language=language)
    news("One")
    news("Two")
    break_for("ro", monkeypatch)
    tick_digests(at=TUESDAY)
    monkeypatch.setattr(compose, "build", build)
    return OutboundMessage.objects.get(to_address="ro@example.org", kind="digest")


def test_a_digest_that_cannot_be_written_is_held_and_the_others_go(
    unwritten: OutboundMessage, relay: MemoryChannel
) -> None:
    assert (unwritten.state, unwritten.held, unwritten.text_id) == ("held", Held.UNWRITTEN, None)
    assert DigestEntry.objects.filter(message_id=unwritten.pk, state="attached").count() == 2
    assert DigestEntry.objects.pending().count() == 0
    assert sorted(mail["To"] for _raw, mail in taken(relay)) == ["en@example.org", "nl@example.org"]
    assert tick_digests(at=TUESDAY) == 0


def test_an_officer_sees_it_and_has_it_written_again(
    unwritten: OutboundMessage, relay: MemoryChannel, client: Client, officer: User
) -> None:
    client.force_login(officer)
    page = client.get(reverse("dissemination_tray")).content.decode()
    assert "Its text could not be written" in page and "1 digest could not be written" in page
    assert "It was handed over" not in page
    client.post(reverse("dissemination_decide", args=[unwritten.pk]), {"choice": "send_again"})
    (mail,) = [mail for _raw, mail in taken(relay) if mail["To"] == "ro@example.org"]
    assert mail["Message-ID"] == unwritten.rfc_message_id
    text = mail.get_body(("plain",))
    assert text is not None and "One" in text.get_content() and "Two" in text.get_content()
    unwritten.refresh_from_db()
    assert (unwritten.state, unwritten.held) == ("accepted", "")


def test_all_of_them_are_written_again_by_one_button(unwritten: OutboundMessage, client: Client, officer: User) -> None:
    client.force_login(officer)
    answer = client.post(reverse("dissemination_write_held"), follow=True)
    assert "1 digest is on its way." in answer.content.decode()
    unwritten.refresh_from_db()
    assert unwritten.state == "queued"
    with pytest.raises(PermissionDenied):
        write_all_held(by=User.objects.create(email="nobody@example.org"))


def test_written_again_it_goes_where_its_subscriber_is_now(
    unwritten: OutboundMessage, relay: MemoryChannel, officer: User
) -> None:
    """The links in it are those of today: the old mailbox must not get them."""
    subscriber = Subscriber.objects.get(email="ro@example.org")
    ask_address(subscriber=subscriber, address="new@elsewhere.example")
    assert confirm_address(change=AddressChange.objects.get()) == Became.DONE
    assert write_all_held(by=officer) == 1
    (mail,) = [mail for _raw, mail in taken(relay) if mail["Message-ID"] == unwritten.rfc_message_id]
    assert mail["To"] == "new@elsewhere.example"
    unwritten.refresh_from_db()
    assert (unwritten.to_domain, unwritten.state) == ("elsewhere.example", "accepted")


def test_while_the_cause_stands_it_stays_held(
    unwritten: OutboundMessage, officer: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    break_for("ro", monkeypatch)
    assert write_all_held(by=officer) == 0
    unwritten.refresh_from_db()
    assert (unwritten.state, unwritten.held) == ("held", Held.UNWRITTEN)
    decide_message(message=unwritten, choice=Choice.HANDED_OVER, by=officer)
    unwritten.refresh_from_db()
    assert unwritten.state == "held"


def test_what_is_given_up_goes_into_the_next_digest(
    unwritten: OutboundMessage, relay: MemoryChannel, officer: User
) -> None:
    decide_message(message=unwritten, choice=Choice.GIVE_UP, by=officer)
    tick_digests(at=WEDNESDAY)
    (mail,) = [mail for _raw, mail in taken(relay) if mail["To"] == "ro@example.org"]
    assert mail["Message-ID"] != unwritten.rfc_message_id
    assert DigestEntry.objects.filter(subscriber__email="ro@example.org", state="attached").count() == 2


def test_what_was_withdrawn_meanwhile_is_not_written(unwritten: OutboundMessage, officer: User) -> None:
    for page in NewsPage.objects.filter(locale__language_code="en", title__in=["One", "Two"]):
        withdraw_content(kind="news", key=str(page.translation_key))
    assert write_all_held(by=officer) == 0
    unwritten.refresh_from_db()
    assert unwritten.state == "cancelled"
    assert DigestEntry.objects.filter(subscriber__email="ro@example.org", state="withdrawn").count() == 2
