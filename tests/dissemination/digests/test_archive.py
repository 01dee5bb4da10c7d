"""The archive of past digests and a message as a page: public items alone, looked at when shown, nobody's name."""

from datetime import UTC, datetime
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from dissemination.models import ContentEvent, DigestIssue, DigestIssueItem, OutboundMessage
from dissemination.services.links import filled
from dissemination.services.publish_issues import publish_issues
from dissemination.services.tick_digests import tick_digests
from dissemination.services.withdraw_content import withdraw_content
from dissemination.services.withdraw_item import withdraw_item
from dissemination.sitemap import entries
from home.models import NewsPage
from hub.people.groups import Group
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, arrived, digests, republish, translate
from tests.dissemination.directory import person

pytestmark = pytest.mark.django_db(transaction=True)

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
NEXT = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
ISSUE = "/en/digests/weekly/2026-W48/"


def restrict(page: NewsPage) -> None:
    republish(NewsPage.objects.get(pk=page.pk), announced=False, access="practitioners")


def words(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200, path
    return " ".join(html.fromstring(answer.content.decode()).xpath("string(//main)").split())


def test_one_issue_a_week_and_a_month_of_what_is_new(news: MakeNews, client: Client) -> None:
    news("First")
    tick_digests(at=MONDAY)
    tick_digests(at=MONDAY)
    assert [str(issue) for issue in DigestIssue.objects.all()] == ["weekly 2026-W48", "monthly 2026-11"]
    news("Second")
    tick_digests(at=NEXT)
    assert "First" in words(client, ISSUE) and "Second" not in words(client, ISSUE)
    later = words(client, "/en/digests/weekly/2026-W49/")
    assert "Second" in later and "First" not in later
    for event in ContentEvent.objects.all():
        assert DigestIssueItem.objects.filter(event=event, cadence="weekly").count() == 1
    listed = words(client, "/en/digests/")
    assert "Weekly digest of 23 November 2026" in listed and "Monthly digest of 1 November 2026" in listed
    assert listed.index("30 November") < listed.index("23 November")


def test_what_came_late_is_in_the_next_issue_whatever_its_date(news: MakeNews, client: Client) -> None:
    tick_digests(at=MONDAY)
    page = news("Late")
    ContentEvent.objects.update(occurred_at=datetime(2026, 11, 1, tzinfo=UTC))
    tick_digests(at=NEXT)
    assert page.title in words(client, "/en/digests/weekly/2026-W49/")
    assert client.get(ISSUE).status_code == 404
    assert "23 November" not in words(client, "/en/digests/")


def test_what_an_officer_withdraws_leaves_the_kept_pages_and_the_feeds(news: MakeNews, client: Client) -> None:
    news("Wrong")
    tick_digests(at=MONDAY)
    etag = client.get("/en/digests/feed.atom").headers["ETag"]
    assert "Wrong" in words(client, ISSUE)
    officer = person("officer@hub.example", Group.OFFICER)
    assert withdraw_item(event=ContentEvent.objects.get(), reason="A mistake", by=officer)
    assert client.get(ISSUE).status_code == 404
    feed = client.get("/en/digests/feed.atom", headers={"If-None-Match": etag})
    assert feed.status_code == 200 and "Wrong" not in feed.content.decode()


def test_access_and_withdrawal_are_looked_at_when_it_is_shown(news: MakeNews, client: Client) -> None:
    pages = {title: news(title) for title in ("Open", "Restricted", "Withdrawn")}
    tick_digests(at=MONDAY)
    restrict(pages["Restricted"])
    withdraw_content(kind="news", key=str(pages["Withdrawn"].translation_key))
    for path in (f"{ISSUE}?now", "/en/digests/feed.atom", "/en/digests/feed.json"):
        said = client.get(path).content.decode()
        assert "Open" in said and "Restricted" not in said and "Withdrawn" not in said, path
    assert "1 piece of news" in words(client, "/en/digests/?now")


def test_what_an_officer_keeps_back_goes_into_a_later_issue(news: MakeNews, client: Client) -> None:
    news("Kept back")
    ContentEvent.objects.update(held_at=timezone.now())
    tick_digests(at=MONDAY)
    assert client.get(ISSUE).status_code == 404
    ContentEvent.objects.update(held_at=None)
    tick_digests(at=NEXT)
    assert "Kept back" in words(client, "/en/digests/weekly/2026-W49/")


def test_nobody_is_on_it_and_nobody_is_counted(news: MakeNews, subscriber: MakeSubscriber, client: Client) -> None:
    for number in range(7):
        subscriber(f"reader{number}@example.org", cadence="weekly")
    news("One")
    tick_digests(at=MONDAY)
    assert len(digests()) == 7
    said = client.get(ISSUE).content.decode()
    assert "reader" not in said and "/u/" not in said and "preferences" not in said
    assert "7" not in words(client, ISSUE).replace("2026", "")


def test_each_language_says_it_in_its_own_words(news: MakeNews, client: Client) -> None:
    translate(news("Translated"), "ro", title="Tradus")
    news("Only English")
    tick_digests(at=MONDAY)
    page = html.fromstring(client.get("/ro/digests/weekly/2026-W48/").content.decode())
    assert page.xpath("//main//h3[not(@lang)]//text()") == ["Tradus"]
    assert page.xpath("//main//h3[@lang='en']//text()") == ["Only English"]
    paths = [entry.paths for entry in entries() if "weekly" in entry.paths.get("en", "")]
    assert paths == [{"en": ISSUE, "ro": "/ro/digests/weekly/2026-W48/"}]


def test_the_feeds_hold_the_issues(news: MakeNews, client: Client) -> None:
    news("In the feed")
    tick_digests(at=MONDAY)
    atom = client.get("/en/digests/feed.atom")
    assert atom.headers["Content-Type"].startswith("application/atom+xml")
    assert "Weekly digest of 23 November 2026" in atom.content.decode()
    items = client.get("/en/digests/feed.json").json()["items"]
    assert {urlsplit(item["url"]).path for item in items} == {ISSUE, "/en/digests/monthly/2026-11/"}
    assert all("In the feed" in item["content_text"] for item in items)


def asked(client: Client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


def test_the_database_is_asked_as_often_however_much_there_is(news: MakeNews, client: Client) -> None:
    paths = ["/en/digests/?now", f"{ISSUE}?now"]
    news("One")
    tick_digests(at=MONDAY)
    before = [asked(client, path) for path in paths]
    event = ContentEvent.objects.get()
    issue = DigestIssue.objects.get(cadence="weekly")
    for number in range(6):
        news(f"More {number}")
    tick_digests(at=NEXT)
    DigestIssueItem.objects.filter(cadence="weekly").exclude(event=event).update(issue=issue)
    assert [asked(client, path) for path in paths] == before
    assert max(before) <= 15


def view_of(message: OutboundMessage) -> str:
    return urlsplit(filled(message.fill)["view"]).path


def test_a_message_as_a_page_holds_all_items_and_nothing_personal(
    news: MakeNews, subscriber: MakeSubscriber, client: Client
) -> None:
    subscriber("a@example.org", language="ro")
    for number in range(22):
        news(f"Item {number}")
    tick_digests(at=MONDAY)
    (message,) = digests()
    answer = client.get(view_of(message))
    page = html.fromstring(answer.content.decode())
    assert len(page.xpath("//main//h3")) == 22
    assert page.get("lang") == "ro"
    assert "noindex" in answer.headers["X-Robots-Tag"] and answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["Cache-Control"] == "private, no-store"
    said = answer.content.decode()
    secrets = [value for name, value in filled(message.fill).items() if name != "view"]
    assert "a@example.org" not in said and not [one for one in secrets if urlsplit(one).path in said]


def test_its_link_is_for_that_message_alone_and_ends_with_its_text(
    news: MakeNews, subscriber: MakeSubscriber, client: Client
) -> None:
    subscriber("a@example.org")
    subscriber("b@example.org")
    news("One")
    tick_digests(at=MONDAY)
    first, second = digests()
    path = view_of(first)
    assert client.get(path).status_code == 200
    assert client.post(path).status_code == 405
    assert client.get(path.replace(str(first.pk), str(second.pk))).status_code == 404
    OutboundMessage.objects.filter(pk=first.pk).update(text=None)
    assert client.get(path).status_code == 404


def test_what_not_everybody_may_read_is_counted_and_not_named(
    news: MakeNews, subscriber: MakeSubscriber, client: Client
) -> None:
    subscriber("a@example.org")
    news("Open")
    hidden = news("Hidden")
    tick_digests(at=MONDAY)
    arrived()
    restrict(hidden)
    said = words(client, view_of(digests()[0]))
    assert "Open" in said and "Hidden" not in said
    assert "1 item of this message is gone or cannot be read by everybody." in said


def test_two_at_once_make_one_issue(news: MakeNews) -> None:
    news("One")
    tick_digests(at=MONDAY)
    assert publish_issues() == 0
    DigestIssue.objects.all().delete()
    assert publish_issues() == 2
    assert DigestIssueItem.objects.count() == 2
