"""The digest board by HTTP: its numbers open what they count, and who may see and do what."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dissemination.models import ContentEvent, DigestEntry, DigestHold, DigestRun, OutboundMessage, Subscriber
from dissemination.models.subscription import Cadence
from dissemination.queries.digest_board import Waiting, entries_waiting, people_waiting, turns
from dissemination.services.fan_out import fan_out
from dissemination.services.hold_item import hold_item
from dissemination.services.hold_runs import hold_runs
from dissemination.services.tick_digests import tick_digests
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber
from tests.dissemination.directory import person
from tests.dissemination.people import signed_in
from tests.factories import people

pytestmark = pytest.mark.django_db

BASE = "/admin/distribution/digests/"
TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
LOOKERS = ["officer", "approver", "auditor"]


@pytest.fixture
def waiting(news: MakeNews, subscriber: MakeSubscriber) -> None:
    """Ana and Ben wait for two items each day, Carla in Romanian for one a week; one item is held."""
    subscriber("ana@example.org")
    subscriber("ben@example.org", wanted=["theme:care"])
    subscriber("carla@example.org", cadence="weekly", language="ro")
    news("On care", themes=["care"])
    news("On all")
    fan_out()
    hold_item(event=ContentEvent.objects.get(wordings__title="On all"), by=person("o@example.org", "officer"))


def test_what_waits_is_told_by_cadence_and_language_and_each_number_opens_it(waiting: None) -> None:
    Subscriber.objects.filter(email="ben@example.org").update(status="paused")
    by_cadence = {turn.cadence: turn for turn in turns(TUESDAY)}
    assert by_cadence[Cadence.DAILY].waiting == [Waiting("en", entries=3, people=2, held=1, silent=1)]
    assert by_cadence[Cadence.WEEKLY].waiting == [Waiting("ro", entries=2, people=1, held=1, silent=0)]
    assert by_cadence[Cadence.MONTHLY].waiting == []
    assert entries_waiting(cadence="daily", language="en").count() == 3
    assert [(one.masked, one.number) for one in people_waiting(cadence="daily")] == [
        ("a…@example.org", 2),
        ("b…@example.org", 1),
    ]
    officer = signed_in("officer")
    assert "3 entries" in officer.get(BASE).text
    assert officer.get(f"{BASE}entries/?item={'9' * 5000}").status_code == 200
    listed = officer.get(f"{BASE}entries/?cadence=daily&language=en").text
    assert listed.count("a…@example.org") == 2 and "On care" in listed
    assert "c…@example.org" in officer.get(f"{BASE}people/?cadence=weekly&language=ro").text


@pytest.mark.parametrize(
    ("cadence", "next_at"),
    [("daily", "2026-11-25T07:00+01:00"), ("weekly", "2026-11-30T07:00+01:00"), ("monthly", "2026-12-01T07:00+01:00")],
)
def test_the_next_run_is_told_by_the_clock_of_brussels(cadence: str, next_at: str) -> None:
    at = {turn.cadence.value: turn.at for turn in turns(TUESDAY)}[cadence]
    assert at is not None
    assert at.isoformat(timespec="minutes") == next_at


def test_the_next_run_keeps_its_hour_when_the_clocks_change() -> None:
    saturday = datetime(2027, 3, 27, 9, 0, tzinfo=UTC)
    at = {turn.cadence: turn.at for turn in turns(saturday)}[Cadence.DAILY]
    assert at is not None
    assert at.isoformat(timespec="minutes") == "2027-03-28T07:00+02:00"


def test_a_run_that_should_have_begun_is_called_due(waiting: None) -> None:
    assert all(turn.is_due for turn in turns() if turn.at)
    tick_digests()
    assert not any(turn.is_due for turn in turns())


def test_officers_steer_by_buttons(waiting: None) -> None:
    officer = signed_in("officer")
    item = ContentEvent.objects.get(wordings__title="On care")
    assert officer.post(f"{BASE}every/daily/hold/").status_code == 302
    assert DigestHold.objects.get().cadence == "daily"
    assert "Held since" in officer.get(BASE).text
    assert officer.post(f"{BASE}every/daily/now/", {"nonce": str(uuid4())}).status_code == 302
    assert not DigestRun.objects.exists()
    assert officer.post(f"{BASE}every/daily/release/").status_code == 302
    nonce = str(uuid4())
    for _press in range(2):
        assert officer.post(f"{BASE}every/daily/now/", {"nonce": nonce}).status_code == 302
    assert DigestRun.objects.count() == 1
    assert officer.post(f"{BASE}item/{item.pk}/hold/").status_code == 302
    item.refresh_from_db()
    assert item.held_at
    assert officer.post(f"{BASE}item/{item.pk}/let-go/").status_code == 302
    empty = officer.post(f"{BASE}item/{item.pk}/withdraw/", {"reason": " "})
    assert empty.status_code == 400 and "Say why" in empty.text
    assert officer.post(f"{BASE}item/{item.pk}/withdraw/", {"reason": "Wrong <b>figures"}).status_code == 302
    page = officer.get(f"{BASE}item/{item.pk}/").text
    assert "Wrong &lt;b&gt;figures" in page and "Withdraw it" not in page
    assert not DigestEntry.objects.pending().filter(event=item).exists()


@pytest.mark.parametrize("group", ["approver", "auditor", "country-desk", "editor"])
def test_others_steer_nothing(group: str, waiting: None) -> None:
    client, item = signed_in(group), ContentEvent.objects.earliest("pk").pk
    acts = [f"every/daily/{act}/" for act in ("hold", "release", "now")]
    acts += [f"item/{item}/{act}/" for act in ("hold", "let-go", "withdraw")]
    for act in acts:
        assert client.post(f"{BASE}{act}", {"nonce": str(uuid4()), "reason": "No"}).status_code == 404
        assert signed_in("officer").get(f"{BASE}{act}").status_code == 405
    assert not DigestHold.objects.exists() and not DigestRun.objects.exists()


def pages() -> list[str]:
    ana = Subscriber.objects.get(email="ana@example.org")
    item, run = ContentEvent.objects.earliest("pk").pk, DigestRun.objects.get(cadence="daily").pk
    return [
        "",
        "entries/",
        "people/",
        "at-once/",
        f"run/{run}/",
        f"item/{item}/",
        f"subscriber/{ana.key}/",
        "preview/",
        f"preview/?kind=daily&language=ro&who={ana.key}",
        f"preview/html/?kind=daily&language=ro&who={ana.key}&scheme=dark",
    ]


@pytest.fixture
def sent(waiting: None, news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber("dora@example.org", cadence="immediate")
    news("At once")
    tick_digests(at=TUESDAY)
    news("After that", themes=["care"])
    fan_out()


@pytest.mark.parametrize("group", LOOKERS)
def test_who_may_look_sees_every_page_and_only_officers_see_addresses(group: str, sent: None) -> None:
    client = signed_in(group)
    for page in pages():
        answer = client.get(f"{BASE}{page}")
        assert answer.status_code == 200, page
        assert group == "officer" or "@example.org" not in answer.text, page


@pytest.mark.parametrize("group", ["editor", "country-desk", "moderator"])
def test_the_board_does_not_exist_for_others(group: str, sent: None) -> None:
    client = signed_in(group)
    assert {client.get(f"{BASE}{page}").status_code for page in pages()} == {404}


def test_a_subscriber_is_found_by_address_or_key_and_nothing_is_touched(waiting: None) -> None:
    ana = Subscriber.objects.get(email="ana@example.org")
    officer, auditor = signed_in("officer"), signed_in("auditor")
    for who in (" Ana@Example.org ", str(ana.key)):
        assert officer.post(f"{BASE}find/", {"who": who})["Location"] == f"{BASE}subscriber/{ana.key}/"
    assert auditor.post(f"{BASE}find/", {"who": str(ana.key)}).status_code == 302
    for client, who in ((auditor, "ana@example.org"), (officer, "nobody@example.org"), (officer, "")):
        answer = client.post(f"{BASE}find/", {"who": who})
        assert answer.status_code == 400
        assert who in answer.text
    before = list(DigestEntry.objects.order_by("pk").values())
    page = officer.get(f"{BASE}subscriber/{ana.key}/").text
    assert "On care" in page and "The Hub: 1 piece of news" in page and "/ack/example/" in page
    assert list(DigestEntry.objects.order_by("pk").values()) == before
    assert not OutboundMessage.objects.filter(kind="digest").exists()


def test_why_nothing_would_go_is_said(waiting: None) -> None:
    Subscriber.objects.filter(email="ana@example.org").update(paused_until=datetime.now(tz=UTC).date())
    ana = Subscriber.objects.get(email="ana@example.org")
    assert "Nothing would go now: Paused" in signed_in("officer").get(f"{BASE}subscriber/{ana.key}/").text


def count(client: Client, page: str) -> int:
    client.get(f"{BASE}{page}")
    with CaptureQueriesContext(connection) as queries:
        assert client.get(f"{BASE}{page}").status_code == 200
    return len(queries)


def test_pages_ask_no_more_where_there_is_more(news: MakeNews, subscriber: MakeSubscriber, sent: None) -> None:
    officer, listed = signed_in("officer"), pages()
    before = [count(officer, page) for page in listed]
    for number in range(8):
        subscriber(f"p{number}@example.org", wanted=["theme:care", "country:RO"], language="ro")
        news(f"More {number}", themes=["care"], countries=["RO"])
    tick_digests(at=datetime(2026, 11, 26, 9, 0, tzinfo=UTC))
    for number in range(8):
        news(f"Yet more {number}", themes=["care"], countries=["RO"])
    fan_out()
    assert [count(officer, page) for page in listed] == before


@pytest.mark.usefixtures("hold_of_weekly")
def test_a_page_of_the_board_says_what_is_held() -> None:
    assert "Held since" in signed_in("auditor").get(BASE).text


@pytest.fixture
def hold_of_weekly() -> None:
    hold_runs(cadence=Cadence.WEEKLY, by=person("o@example.org", "officer"))


@pytest.mark.parametrize(
    ("groups", "reads"), [(["auditor"], False), (["officer"], False), (["officer", "editor"], True)]
)
def test_titles_for_practitioners_are_closed_to_whoever_may_not_read_them(
    news: MakeNews, subscriber: MakeSubscriber, groups: list[str], reads: bool
) -> None:
    subscriber(people.practitioner().email, cadence="weekly")
    news("Kept close", access="practitioners")
    fan_out()
    client, item = signed_in(*groups), ContentEvent.objects.get()
    for page in (BASE, f"{BASE}entries/", f"{BASE}item/{item.pk}/"):
        answer = client.get(page)
        assert answer.status_code == 200 and ("Kept close" in answer.text) == reads, page
