"""A subscriber who pauses: nothing goes, nothing is lost, and it goes on by itself."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from dissemination.models import DigestEntry, Subscriber, Subscription, Suppression
from dissemination.queries.invariants import broken
from dissemination.services.fan_out import fan_out
from dissemination.services.pause import pause
from dissemination.services.plan_digests import WHY_STOPPED, plan_due
from dissemination.services.suppress import suppress
from dissemination.services.tick_digests import tick_digests
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, digests, text_of

pytestmark = pytest.mark.django_db

MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize("cadence", ["immediate", "daily"])
def test_what_is_written_and_has_not_left_waits_too(news: MakeNews, subscriber: MakeSubscriber, cadence: str) -> None:
    with time_machine.travel(MONDAY, tick=False):
        ana, ben = subscriber(cadence=cadence), subscriber("ben@example.org", cadence=cadence)
        news("Of Monday")
        assert tick_digests() == 2
        pause(subscriber=ana, until=date(2026, 11, 24))
        assert tick_digests() == 0
    assert {one.recipient: one.state for one in digests()} == {ana.recipient: "cancelled", ben.recipient: "queued"}
    with time_machine.travel(MONDAY + 2 * DAY, tick=False):
        assert tick_digests() == 1
        assert tick_digests() == 0
    (left,) = [one for one in digests() if one.recipient == ana.recipient and one.state == "queued"]
    assert "Of Monday" in text_of(left).text
    assert [one.promise for one in broken()] == [
        "No message is due for an hour while the relay is open"
    ]  # it is not sent


@pytest.mark.parametrize("cadence", ["immediate", "daily"])
def test_nothing_goes_until_the_day_is_over_and_all_of_it_the_day_after(
    news: MakeNews, subscriber: MakeSubscriber, cadence: str
) -> None:
    with time_machine.travel(MONDAY, tick=False):
        subscriber(cadence=cadence)
        Subscriber.objects.update(paused_until=date(2026, 11, 25))
        news("Of Monday")
        assert tick_digests() == 0
    with time_machine.travel(MONDAY + DAY, tick=False):
        news("Of Tuesday")
        assert tick_digests() == 0
    with time_machine.travel(MONDAY + 2 * DAY, tick=False):
        assert tick_digests() == 0
    assert DigestEntry.objects.pending().count() == 2
    with time_machine.travel(MONDAY + 3 * DAY, tick=False):
        assert tick_digests() == 1
        assert tick_digests() == 0
    message = text_of(digests()[0]).text
    assert "Of Monday" in message and "Of Tuesday" in message


def test_the_day_ends_at_midnight_in_brussels(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber(cadence="immediate")
    Subscriber.objects.update(paused_until=date(2026, 11, 25))
    news()
    assert tick_digests(at=datetime(2026, 11, 25, 22, 59, tzinfo=UTC)) == 0
    assert tick_digests(at=datetime(2026, 11, 25, 23, 1, tzinfo=UTC)) == 1


def test_others_do_not_wait_for_who_pauses(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber("pauses@example.org")
    subscriber("hears@example.org")
    Subscriber.objects.filter(email="pauses@example.org").update(paused_until=date(2026, 12, 24))
    news()
    tick_digests(at=MONDAY)
    assert [message.to_address for message in digests()] == ["hears@example.org"]


def test_what_waits_in_a_pause_breaks_no_promise(news: MakeNews, subscriber: MakeSubscriber) -> None:
    promise = "An entry waits no longer than its cadence and a day"
    subscriber()
    news()
    fan_out()
    DigestEntry.objects.update(created_at=MONDAY - 9 * DAY)
    assert promise in [one.promise for one in broken()]
    Subscriber.objects.update(paused_until=date(2999, 1, 1))
    assert promise not in [one.promise for one in broken()]


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("hard_bounce", "undeliverable"),
        ("complaint", "complaint"),
        ("objection", "objection"),
        ("manual", "officer"),
        ("unsubscribed", "owner"),
    ],
)
def test_a_stop_ends_subscriptions_for_the_reason_that_it_has(
    news: MakeNews, subscriber: MakeSubscriber, reason: str, said: str
) -> None:
    subscriber()
    news()
    fan_out()
    suppress(address="ana@example.org", scope=Suppression.Scope.DIGEST, reason=Suppression.Reason(reason))
    assert plan_due(at=MONDAY) == 0
    assert Subscription.objects.get().ended_reason == said


def test_a_stop_that_is_over_ends_nothing(news: MakeNews, subscriber: MakeSubscriber) -> None:
    suppress(address=subscriber().email, scope=Suppression.Scope.DIGEST, reason=Suppression.Reason.MANUAL)
    Suppression.objects.update(expires_at=timezone.now() - DAY)
    news()
    fan_out()
    assert plan_due() == 1
    assert Subscriber.objects.get().status == "active"


def test_every_reason_to_stop_has_words() -> None:
    assert set(WHY_STOPPED) == set(Suppression.Reason)
