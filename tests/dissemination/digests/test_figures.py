"""The figures of a run balance after every kind of end, and each opens what it counts."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dissemination.models import ContentEvent, DigestRun, OutboundMessage, Suppression
from dissemination.models.message import MessageState
from dissemination.queries.digest_runs import STATES, Figures, figures, figures_at_once, messages_of
from dissemination.queries.invariants import broken
from dissemination.services.plan_digests import plan_due
from dissemination.services.recall import recall
from dissemination.services.reclaim import reclaim
from dissemination.services.suppress import suppress
from dissemination.services.tick_digests import tick_digests
from dissemination.services.withdraw_content import withdraw_content
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, digests

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ENDS = {
    "queued": "waiting",
    "claimed": "waiting",
    "sending": "waiting",
    "accepted": "accepted",
    "failed": "failed",
    "expired": "failed",
    "suppressed": "suppressed",
    "cancelled": "cancelled",
    "in_doubt": "in_doubt",
    "held": "in_doubt",
}


def run() -> DigestRun:
    return DigestRun.objects.get(cadence="daily", period_key="2026-11-24")


def ended(message: OutboundMessage, state: str) -> None:
    now = timezone.now()
    final = now if ENDS[state] in {"accepted", "failed", "suppressed", "cancelled"} else None
    lease = message.pk if state in {"claimed", "sending"} else None
    OutboundMessage.objects.filter(pk=message.pk).update(
        state=state,
        final_at=final,
        lease_token=lease,
        lease_until=now if lease else None,
        in_doubt_at=now if state == "in_doubt" else None,
        held="poison" if state == "held" else "",
    )


def test_every_state_of_a_message_has_its_figure_and_they_add_up(news: MakeNews, subscriber: MakeSubscriber) -> None:
    assert {state for states in STATES.values() for state in states} == set(MessageState)
    for number in range(len(ENDS)):
        subscriber(f"p{number}@example.org")
    news()
    tick_digests(at=TUESDAY)
    for message, state in zip(digests(), ENDS, strict=True):
        ended(message, state)
    counted = figures([run()])[run().pk]
    assert counted == Figures(10, accepted=1, failed=2, suppressed=1, cancelled=1, in_doubt=2, waiting=3)
    assert counted.balances
    for name in STATES:
        assert messages_of(run(), name).count() == getattr(counted, name)
    assert messages_of(run()).count() == 10


def test_a_message_written_anew_counts_once_however_often(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    subscriber("ben@example.org", wanted=["theme:care"])
    news("One", themes=["care"])
    news("Two")
    tick_digests(at=TUESDAY)
    for _time in range(11):
        recall(events=list(ContentEvent.objects.values_list("pk", flat=True)))
    assert len(digests()) == 24
    assert figures([run()])[run().pk] == Figures(2, waiting=2)
    withdraw_content(kind="news", key=ContentEvent.objects.earliest("pk").item_key)
    counted = figures([run()])[run().pk]
    assert (counted, counted.balances) == (Figures(2, cancelled=1, waiting=1), True)
    assert [message.to_address for message in messages_of(run(), "cancelled")] == ["ben@example.org"]
    assert broken() == []


def test_entries_that_come_back_are_counted_in_the_run_that_sends_them(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber()
    news()
    tick_digests(at=TUESDAY)
    ended(digests()[0], "expired")
    reclaim()
    plan_due(at=TUESDAY + timedelta(days=1))
    by_key = {one.period_key: figures([one])[one.pk] for one in DigestRun.objects.filter(cadence="daily")}
    assert by_key == {"2026-11-24": Figures(1, failed=1), "2026-11-25": Figures(1, waiting=1)}


def test_who_must_not_be_written_to_is_not_expected(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news()
    suppress(address="ana@example.org", scope=Suppression.Scope.DIGEST, reason=Suppression.Reason.MANUAL)
    tick_digests(at=TUESDAY)
    assert figures([run()])[run().pk] == Figures(0)


def test_figures_that_do_not_add_up_break_a_promise(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news()
    tick_digests(at=TUESDAY)
    DigestRun.objects.filter(pk=run().pk).update(expected=2)
    assert not figures([run()])[run().pk].balances
    assert [one.promise for one in broken()] == ["The figures of a run of digests add up"]


def test_what_was_sent_at_once_lately_is_counted_beside_the_runs(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber(cadence="immediate")
    news("One")
    tick_digests(at=TUESDAY)
    recall(events=list(ContentEvent.objects.values_list("pk", flat=True)))
    news("Two")
    tick_digests(at=TUESDAY)
    assert figures_at_once() == Figures(2, waiting=2)
    assert messages_of(None, "waiting").count() == 2


def test_many_runs_take_one_query(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    for day in range(5):
        news(f"News {day}")
        tick_digests(at=TUESDAY + timedelta(days=day))
    runs = list(DigestRun.objects.all())
    assert len(runs) > 5
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert all(one.balances for one in figures(runs).values())
    assert len(queries) == 1
