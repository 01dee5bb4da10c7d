"""Who gets what, when, once; and what a crash, a second planner or a late commit cannot change."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dissemination.models import ContentEvent, DigestEntry, DigestRun, OutboundMessage, Subscriber, Suppression
from dissemination.models.subscription import Cadence, EndedReason
from dissemination.periods import latest, missed
from dissemination.services import plan_digests
from dissemination.services.change_preferences import change_preferences
from dissemination.services.end_subscriptions import end_all, end_one
from dissemination.services.erase_subscriber import erase_subscriber
from dissemination.services.fan_out import fan_out
from dissemination.services.plan_digests import plan_due, plan_run
from dissemination.services.reclaim import reclaim
from dissemination.services.suppress import suppress
from dissemination.services.tick_digests import tick_digests
from hub.models import AccessRule
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, digests, text_of

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_who_matches_three_times_gets_it_once_at_the_fastest_cadence(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(wanted=["all"], cadence="monthly")
    subscriber(wanted=["theme:care"], cadence="daily")
    subscriber(wanted=["country:RO"], cadence="weekly")
    subscriber("other@example.org", wanted=["theme:evidence", "country:NL", "manual"])
    news(themes=["care"], countries=["RO"])
    fan_out()
    assert list(DigestEntry.objects.values_list("subscriber__email", "cadence")) == [("ana@example.org", "daily")]


def test_the_database_refuses_the_same_item_twice(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news()
    fan_out()
    ContentEvent.objects.update(fanned_out_at=None)
    fan_out()
    assert DigestEntry.objects.count() == 1


def test_one_message_for_each_period_and_a_second_tick_sends_nothing(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    ana = subscriber()
    subscriber("ben@example.org", cadence="weekly")
    news("One")
    news("Two")
    assert tick_digests(at=TUESDAY) == 2
    assert tick_digests(at=TUESDAY) == 0
    assert tick_digests(at=TUESDAY + timedelta(hours=5)) == 0
    assert [message.idempotency_key for message in digests("ana@example.org")] == [f"dg:daily:2026-11-24:{ana.key}"]
    assert "One" in text_of(digests()[0]).text and "Two" in text_of(digests()[0]).text
    assert set(DigestEntry.objects.values_list("state", flat=True)) == {"attached"}


def test_what_is_committed_late_goes_into_the_next(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news("In time")
    tick_digests(at=TUESDAY)
    late = news("Late")
    ContentEvent.objects.filter(item_key=late.translation_key).update(occurred_at=TUESDAY - 3 * DAY)
    assert tick_digests(at=TUESDAY) == 0
    assert tick_digests(at=TUESDAY + DAY) == 1
    assert "Late" in text_of(digests()[-1]).text and "In time" not in text_of(digests()[-1]).text


def test_three_days_without_beat_make_one_message(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    tick_digests(at=TUESDAY)
    news("One")
    news("Two")
    assert tick_digests(at=TUESDAY + 3 * DAY) == 1
    run = DigestRun.objects.get(cadence="daily", period_key="2026-11-27")
    assert run.merged_from == ["2026-11-25", "2026-11-26"]


def test_a_clock_set_back_sends_nothing_again(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news("One")
    tick_digests(at=TUESDAY)
    assert tick_digests(at=TUESDAY - timedelta(hours=2)) == 0
    news("Two")
    assert tick_digests(at=TUESDAY - timedelta(hours=2)) == 0


def test_a_planner_that_died_between_chunks_is_finished_by_the_next(
    news: MakeNews, subscriber: MakeSubscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_digests, "CHUNK", 2)
    for number in range(5):
        subscriber(f"reader{number}@example.org")
    news()
    fan_out()

    class DiedError(Exception):
        pass

    def die(name: str) -> None:
        raise DiedError

    for written in (2, 4, 5):
        monkeypatch.setattr(plan_digests, "crashpoint", die)
        with pytest.raises(DiedError):
            plan_due(at=TUESDAY)
        assert OutboundMessage.objects.filter(kind="digest").count() == written
    monkeypatch.setattr(plan_digests, "crashpoint", lambda name: None)
    assert plan_due(at=TUESDAY) == 0
    run = DigestRun.objects.get(cadence="daily")
    assert (run.expected, run.completed_at is not None) == (5, True)


def test_a_run_that_was_planned_is_not_planned_again(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    tick_digests(at=TUESDAY)
    news()
    fan_out()
    for run in DigestRun.objects.all():
        assert plan_run(run=run.pk) == 0


def test_an_entry_whose_message_exists_already_waits_for_the_next_period(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber()
    news("One")
    tick_digests(at=TUESDAY)
    news("Two")
    fan_out()
    DigestRun.objects.update(completed_at=None, cursor=0)
    assert plan_due(at=TUESDAY) == 0
    assert tick_digests(at=TUESDAY + DAY) == 1


def test_at_once_goes_with_the_next_tick(news: MakeNews, subscriber: MakeSubscriber) -> None:
    ana = subscriber(cadence="immediate")
    news("One")
    assert tick_digests() == 1
    message = digests()[0]
    assert (message.kind, message.lane) == ("immediate", "normal")
    assert message.idempotency_key == f"im:{ContentEvent.objects.get().event_key}:{ana.key}"


def test_a_faster_cadence_holds_for_what_waits(news: MakeNews, subscriber: MakeSubscriber) -> None:
    ana = subscriber(cadence="weekly")
    tick_digests(at=TUESDAY)
    news()
    fan_out()
    key = str(ana.subscriptions.get().key)
    change_preferences(subscriber=ana, language="ro", cadences={key: "daily"})
    assert tick_digests(at=TUESDAY + DAY) == 1
    assert text_of(digests()[0]).language == "ro"


def test_who_left_is_not_written_to(news: MakeNews, subscriber: MakeSubscriber) -> None:
    one, both = subscriber("one@example.org"), subscriber("both@example.org", wanted=["all", "theme:care"])
    gone, stopped = subscriber("gone@example.org"), subscriber("stopped@example.org")
    news(themes=["care"])
    fan_out()
    end_all(subscriber=one, reason=EndedReason.LINK)
    end_one(subscription=both.subscriptions.get(scope="all"), reason=EndedReason.LINK)
    erase_subscriber(subscriber=gone)
    suppress(address="stopped@example.org", scope=Suppression.Scope.ALL, reason=Suppression.Reason.HARD_BOUNCE)
    assert tick_digests(at=TUESDAY) == 1
    assert digests()[0].to_address == "both@example.org"
    stopped.refresh_from_db()
    assert stopped.status == "undeliverable"
    assert not DigestEntry.objects.pending().exists()
    assert Subscriber.objects.get(pk=gone.pk).email == ""


def test_text_for_practitioners_reaches_nobody_else(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news("Kept close", access="practitioners")
    later = news("Restricted later")
    fan_out()
    assert list(DigestEntry.objects.values_list("event__item_key", flat=True)) == [str(later.translation_key)]
    AccessRule.objects.create(page_key=later.translation_key, block_id="")
    assert tick_digests(at=TUESDAY) == 0
    assert digests() == []


def test_entries_of_a_message_that_never_left_come_back(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news("One")
    tick_digests(at=TUESDAY)
    digest = OutboundMessage.objects.filter(kind="digest")
    digest.update(state="expired", final_at=TUESDAY)
    assert reclaim() == 1
    assert tick_digests(at=TUESDAY + DAY) == 1
    digest.filter(state="queued").update(state="failed", final_at=TUESDAY, doubts=1)
    assert reclaim() == 0


def test_queries_of_a_chunk_do_not_grow_with_its_readers(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber("first@example.org", language="ro")
    tick_digests(at=TUESDAY)
    news("One", themes=["care"])
    fan_out()
    with CaptureQueriesContext(connection) as of_one:
        assert plan_due(at=TUESDAY + DAY) == 1
    for number in range(12):
        subscriber(f"reader{number}@example.org", wanted=["all", "theme:care"], language="ro")
    news("Two", themes=["care"])
    fan_out()
    with CaptureQueriesContext(connection) as of_many:
        assert plan_due(at=TUESDAY + 2 * DAY) == 13
    assert len(of_many) <= len(of_one) <= 60


@pytest.mark.parametrize(
    ("cadence", "at", "key"),
    [
        (Cadence.DAILY, datetime(2026, 11, 24, 5, 59, tzinfo=UTC), "2026-11-23"),
        (Cadence.DAILY, datetime(2026, 11, 24, 6, 0, tzinfo=UTC), "2026-11-24"),
        (Cadence.DAILY, datetime(2026, 10, 25, 6, 0, tzinfo=UTC), "2026-10-25"),  # summer time ends
        (Cadence.DAILY, datetime(2026, 10, 25, 5, 0, tzinfo=UTC), "2026-10-24"),
        (Cadence.DAILY, datetime(2027, 3, 28, 5, 0, tzinfo=UTC), "2027-03-28"),  # it begins
        (Cadence.WEEKLY, datetime(2026, 11, 23, 5, 0, tzinfo=UTC), "2026-W47"),
        (Cadence.WEEKLY, datetime(2027, 1, 1, 12, 0, tzinfo=UTC), "2026-W53"),
        (Cadence.MONTHLY, datetime(2026, 12, 1, 5, 0, tzinfo=UTC), "2026-11"),
    ],
)
def test_periods_follow_the_date_in_brussels(cadence: Cadence, at: datetime, key: str) -> None:
    assert latest(cadence, at).key == key


def test_missed_periods_are_counted_from_the_last_run() -> None:
    with time_machine.travel(TUESDAY):
        weekly = latest(Cadence.WEEKLY, TUESDAY)
    assert missed(weekly, "2026-W45") == ["2026-W46", "2026-W47"]
    assert missed(weekly, weekly.before.key) == []
    assert missed(latest(Cadence.MONTHLY, TUESDAY), "2026-10") == []
