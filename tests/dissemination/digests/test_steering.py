"""What officers hold, let go, withdraw and send out of turn."""

from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import ModelLogEntry

from dissemination.models import ContentEvent, DigestEntry, DigestHold, DigestRun
from dissemination.models.subscription import Cadence
from dissemination.queries.invariants import broken
from dissemination.services.capture import capture
from dissemination.services.fan_out import fan_out
from dissemination.services.hold_item import hold_item, let_item_go
from dissemination.services.hold_runs import hold_runs, release_runs
from dissemination.services.send_now import send_now
from dissemination.services.tick_digests import tick_digests
from dissemination.services.withdraw_item import withdraw_item
from hub.models import AnnouncementStatement, User
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber, digests, republish, text_of
from tests.dissemination.directory import person

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.fixture
def officer() -> User:
    return person("officer@people.example.org", "officer")


def event_of(title: str) -> ContentEvent:
    return ContentEvent.objects.get(wordings__title=title)


def test_a_held_item_waits_and_goes_into_the_first_run_after_it_was_let_go(
    news: MakeNews, subscriber: MakeSubscriber, officer: User
) -> None:
    subscriber()
    subscriber("ben@example.org", cadence="immediate")
    news("Sound")
    news("Doubtful")
    assert hold_item(event=event_of("Doubtful"), by=officer)
    assert not hold_item(event=event_of("Doubtful"), by=officer)
    tick_digests(at=TUESDAY)
    assert {message.to_address: "Doubtful" in text_of(message).text for message in digests()} == {
        "ana@example.org": False,
        "ben@example.org": False,
    }
    assert broken() == []
    assert let_item_go(event=event_of("Doubtful"), by=officer)
    tick_digests(at=TUESDAY + timedelta(hours=1))
    assert "Doubtful" in text_of(digests("ben@example.org")[-1]).text
    tick_digests(at=TUESDAY + DAY)
    assert "Doubtful" in text_of(digests("ana@example.org")[-1]).text
    assert {"item_held", "item_let_go"} == {
        entry.action.partition(".")[2] for entry in ModelLogEntry.objects.filter(action__contains="item_")
    }


def test_holding_an_item_takes_it_out_of_messages_that_have_not_left(
    news: MakeNews, subscriber: MakeSubscriber, officer: User
) -> None:
    subscriber()
    news("Sound")
    news("Doubtful")
    tick_digests(at=TUESDAY)
    hold_item(event=event_of("Doubtful"), by=officer)
    first, second = digests()
    assert (first.state, second.state) == ("cancelled", "queued")
    assert "Sound" in text_of(second).text and "Doubtful" not in text_of(second).text
    assert dict(DigestEntry.objects.values_list("event__wordings__title", "state")) == {
        "Sound": "attached",
        "Doubtful": "pending",
    }
    assert broken() == []


def test_what_an_officer_withdrew_stays_withdrawn_and_the_log_says_why(
    news: MakeNews, subscriber: MakeSubscriber, officer: User
) -> None:
    subscriber()
    page = news("Wrong")
    tick_digests(at=TUESDAY)
    with pytest.raises(ValidationError):
        withdraw_item(event=event_of("Wrong"), reason="  ", by=officer)
    assert withdraw_item(event=event_of("Wrong"), reason="The figures are wrong", by=officer)
    assert not withdraw_item(event=event_of("Wrong"), reason="Again", by=officer)
    assert [message.state for message in digests()] == ["cancelled"]
    republish(page, summary="Corrected silently")
    tick_digests(at=TUESDAY + DAY)
    assert [message.state for message in digests()] == ["cancelled"]
    assert ContentEvent.objects.get().withdrawn_because == "The figures are wrong"
    log = ModelLogEntry.objects.get(action="dissemination.item_withdrawn")
    assert (log.user, log.data["reason"]) == (officer, "The figures are wrong")
    AnnouncementStatement.objects.create(page_key=page.translation_key, language="en", note="The right figures")
    republish(page)
    tick_digests(at=TUESDAY + 2 * DAY)
    assert "The right figures" in text_of(digests()[-1]).text


def test_what_an_officer_withdrew_is_not_told_when_it_is_announced_again_by_another_room(
    news: MakeNews, subscriber: MakeSubscriber, officer: User
) -> None:
    subscriber()
    news("Wrong")
    event = event_of("Wrong")
    withdraw_item(event=event, reason="The figures are wrong", by=officer)
    capture(kind=event.kind, key=event.item_key)
    tick_digests(at=TUESDAY)
    assert digests() == []


def test_nothing_is_planned_while_a_cadence_is_held_and_one_message_comes_after(
    news: MakeNews, subscriber: MakeSubscriber, officer: User
) -> None:
    subscriber()
    subscriber("ben@example.org", cadence="immediate")
    news("One")
    hold_runs(cadence=Cadence.DAILY, by=officer)
    hold_runs(cadence=Cadence.DAILY, by=officer)
    hold_runs(cadence=Cadence.IMMEDIATE, by=officer)
    assert tick_digests(at=TUESDAY) == 0
    news("Two")
    assert tick_digests(at=TUESDAY + DAY) == 0
    assert not DigestRun.objects.filter(cadence="daily").exists()
    release_runs(cadence=Cadence.DAILY, by=officer)
    release_runs(cadence=Cadence.IMMEDIATE, by=officer)
    assert tick_digests(at=TUESDAY + DAY) == 2
    assert not DigestHold.objects.exists()
    said = text_of(digests("ana@example.org")[0]).text
    assert "One" in said and "Two" in said


def test_a_run_that_was_begun_goes_no_further_while_it_is_held(
    news: MakeNews, subscriber: MakeSubscriber, officer: User
) -> None:
    subscriber()
    news("One")
    DigestRun.objects.create(cadence="daily", period_key="2026-11-24")
    hold_runs(cadence=Cadence.DAILY, by=officer)
    assert tick_digests(at=TUESDAY) == 0
    release_runs(cadence=Cadence.DAILY, by=officer)
    assert tick_digests(at=TUESDAY) == 1


def test_a_run_out_of_turn_takes_what_waits_and_the_next_in_turn_what_comes_after(
    news: MakeNews, subscriber: MakeSubscriber, officer: User
) -> None:
    ana = subscriber(cadence="weekly")
    tick_digests()
    news("Early")
    fan_out()
    nonce = uuid4()
    run = send_now(cadence=Cadence.WEEKLY, nonce=nonce, by=officer)
    assert send_now(cadence=Cadence.WEEKLY, nonce=nonce, by=officer) == run
    in_turn = DigestRun.objects.in_turn().get(cadence="weekly").period_key
    assert run.period_key == f"{in_turn}.1"
    assert tick_digests() == 1
    news("Later")
    fan_out()
    second = send_now(cadence=Cadence.WEEKLY, nonce=uuid4(), by=officer)
    assert second.period_key == f"{in_turn}.2"
    assert tick_digests() == 1
    assert [message.idempotency_key for message in digests()] == [
        f"dg:weekly:{in_turn}.1:{ana.key}",
        f"dg:weekly:{in_turn}.2:{ana.key}",
    ]
    assert "Early" not in text_of(digests()[1]).text
    news("Last")
    assert tick_digests(at=datetime.now(tz=UTC) + 7 * DAY) == 1
    assert DigestRun.objects.in_turn().filter(cadence="weekly").last().merged_from == []
    assert broken() == []


def test_nothing_is_sent_now_that_is_held_or_that_nobody_waits_for(
    news: MakeNews, subscriber: MakeSubscriber, officer: User
) -> None:
    subscriber(cadence="weekly")
    with pytest.raises(ValidationError, match="Nobody waits"):
        send_now(cadence=Cadence.WEEKLY, nonce=uuid4(), by=officer)
    news("Held")
    fan_out()
    hold_item(event=event_of("Held"), by=officer)
    with pytest.raises(ValidationError, match="Nobody waits"):
        send_now(cadence=Cadence.WEEKLY, nonce=uuid4(), by=officer)
    hold_runs(cadence=Cadence.WEEKLY, by=officer)
    with pytest.raises(ValidationError, match="held"):
        send_now(cadence=Cadence.WEEKLY, nonce=uuid4(), by=officer)


@pytest.mark.parametrize("group", ["approver", "auditor", "country-desk", "editor"])
def test_only_officers_steer(group: str, news: MakeNews) -> None:
    news()
    event, by = ContentEvent.objects.get(), person("other@people.example.org", group)
    acts = [
        lambda: hold_item(event=event, by=by),
        lambda: let_item_go(event=event, by=by),
        lambda: withdraw_item(event=event, reason="No", by=by),
        lambda: hold_runs(cadence=Cadence.DAILY, by=by),
        lambda: release_runs(cadence=Cadence.DAILY, by=by),
        lambda: send_now(cadence=Cadence.DAILY, nonce=uuid4(), by=by),
    ]
    for act in acts:
        with pytest.raises(PermissionDenied):
            act()
