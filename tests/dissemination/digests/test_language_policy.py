"""Who hears in which language, and when: a translation that comes days later under each language policy."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dissemination.models import ContentWording, DigestEntry, OutboundMessage
from dissemination.services import fan_out as fan_out_service
from dissemination.services.fan_out import fan_out
from dissemination.services.tick_digests import tick_digests
from home.models import NewsPage
from hub.models import ChangeStatement
from hub.publishing.services.take_down import take_down
from tests.dissemination.digests.conftest import (
    MakeNews,
    MakeSubscriber,
    arrived,
    digests,
    republish,
    states,
    text_of,
    told,
    translate,
)

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("policy", "at_once", "in_the_end"),
    [("exact", [], ["ro"]), ("fallback", ["en"], ["en"]), ("both", ["en"], ["en", "ro"])],
)
@pytest.mark.parametrize("cadence", ["immediate", "daily"])
def test_a_translation_two_days_later(
    news: MakeNews, subscriber: MakeSubscriber, policy: str, at_once: list[str], in_the_end: list[str], cadence: str
) -> None:
    subscriber(language="ro", language_policy=policy, cadence=cadence)
    page = news("Helpline moves", summary="New number.")
    tick_digests(at=TUESDAY)
    assert told() == at_once
    arrived()
    translate(page, "nl", title="Hulplijn verhuist")
    tick_digests(at=TUESDAY + DAY)
    assert told() == at_once
    translate(page, "ro", title="Linia se mută")
    tick_digests(at=TUESDAY + 2 * DAY)
    arrived()
    tick_digests(at=TUESDAY + 3 * DAY)
    assert told() == in_the_end
    if "ro" in in_the_end:
        assert "Linia se mută" in text_of(digests()[-1]).text
    if "en" in in_the_end:
        assert "Helpline moves" in text_of(digests()[0]).text


@pytest.mark.parametrize("policy", ["exact", "fallback", "both"])
def test_what_exists_in_the_readers_language_is_told_once(
    news: MakeNews, subscriber: MakeSubscriber, policy: str
) -> None:
    subscriber(language="ro", language_policy=policy)
    translate(news(), "ro", title="Linia se mută")
    tick_digests(at=TUESDAY)
    arrived()
    tick_digests(at=TUESDAY + DAY)
    assert told() == ["ro"]


def test_one_entry_of_an_item_told_in_its_own_language_has_the_language_in_its_key(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(language="ro", language_policy="both", cadence="immediate")
    page = news()
    tick_digests()
    translate(page, "ro", title="Linia se mută")
    fan_out()
    event_key = f"news:{page.translation_key}:1"
    assert set(DigestEntry.objects.values_list("dedup_key", flat=True)) == {event_key, f"{event_key}:ro"}


def test_a_crash_between_the_translation_and_its_fan_out_loses_and_doubles_nothing(
    news: MakeNews, subscriber: MakeSubscriber, monkeypatch: pytest.MonkeyPatch
) -> None:
    subscriber(language="ro", language_policy="exact")
    subscriber("ben@example.org", language="ro", language_policy="both")
    page = news()
    tick_digests(at=TUESDAY)
    translate(page, "ro", title="Linia se mută")

    class DiedError(Exception):
        pass

    def die(*args: object, **kwargs: object) -> None:
        raise DiedError

    with monkeypatch.context() as broken:
        broken.setattr(fan_out_service.timezone, "now", die)
        with pytest.raises(DiedError):
            fan_out()
    assert ContentWording.objects.get(language="ro").fanned_out_at is None
    assert fan_out() == 1
    ContentWording.objects.update(fanned_out_at=None)
    assert fan_out() == 1
    tick_digests(at=TUESDAY + DAY)
    assert (told(), told("ben@example.org")) == (["ro"], ["en", "ro"])


def test_fan_out_of_a_translation_asks_for_it_by_flag(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber(language="ro", language_policy="exact")
    page = news()
    fan_out()
    assert states() == ["waiting"]
    translate(page, "ro", title="Linia se mută")
    assert fan_out() == 1
    assert fan_out() == 0
    assert states() == ["pending"]


def test_fan_out_is_the_same_few_statements_however_many_subscribe(news: MakeNews, subscriber: MakeSubscriber) -> None:
    counted = []
    for readers in (1, 9):
        for number in range(readers):
            subscriber(f"reader{readers}{number}@example.org", language="ro", language_policy="exact")
        page = news(f"News for {readers}")
        with CaptureQueriesContext(connection) as of_event:
            assert fan_out() == 1
        translate(page, "ro", title=f"Știre pentru {readers}")
        with CaptureQueriesContext(connection) as of_translation:
            assert fan_out() == 1
        counted.append((len(of_event), len(of_translation)))
    assert counted[0] == counted[1]
    assert max(counted[0]) <= 22


@pytest.mark.parametrize("policy", ["exact", "both"])
def test_a_translation_withdrawn_before_it_was_sent_waits_and_comes_again(
    news: MakeNews, subscriber: MakeSubscriber, policy: str
) -> None:
    subscriber(language="ro", language_policy=policy)
    page = news()
    tick_digests(at=TUESDAY)
    arrived()
    before = told()
    copy = translate(page, "ro", title="Linia se mută")
    fan_out()
    assert states()[-1] == "pending"
    take_down(page=copy)
    assert states()[-1] == "waiting"
    tick_digests(at=TUESDAY + DAY)
    assert told() == before
    republish(NewsPage.objects.get(pk=copy.pk))
    tick_digests(at=TUESDAY + 2 * DAY)
    assert told() == [*before, "ro"]


@pytest.mark.parametrize("policy", ["exact", "both"])
def test_a_translation_withdrawn_after_planning_is_taken_out_of_the_message(
    news: MakeNews, subscriber: MakeSubscriber, policy: str
) -> None:
    subscriber(language="ro", language_policy=policy)
    page = news()
    tick_digests(at=TUESDAY)
    arrived()
    before = told()
    copy = translate(page, "ro", title="Linia se mută")
    translate(news("Stays"), "ro", title="Rămâne")
    tick_digests(at=TUESDAY + DAY)
    take_down(page=copy)
    assert told() == [*before, "ro"]
    waiting = OutboundMessage.objects.get(kind="digest", state="queued")
    assert "Rămâne" in text_of(waiting).text and "Linia" not in text_of(waiting).text
    assert sorted(states())[-1] == "waiting"


def test_newer_news_overtakes_what_waits_for_its_translation(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber(language="ro", language_policy="exact")
    page = news()
    fan_out()
    ChangeStatement.objects.create(
        page_key=page.translation_key, language="en", block_id="summary", kind="contact", note="The number changed."
    )
    republish(page, summary="Other number.")
    fan_out()
    translate(page, "ro", title="Linia se mută")
    tick_digests(at=TUESDAY)
    assert states() == ["superseded", "attached"]
    assert told() == ["ro"]


def test_a_translation_tells_again_the_newest_news_of_its_item_alone(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(language="ro", language_policy="both")
    page = news()
    tick_digests(at=TUESDAY)
    ChangeStatement.objects.create(
        page_key=page.translation_key, language="en", block_id="summary", kind="contact", note="The number changed."
    )
    republish(page, summary="Other number.")
    tick_digests(at=TUESDAY + DAY)
    translate(page, "ro", title="Linia se mută")
    tick_digests(at=TUESDAY + 2 * DAY)
    assert told() == ["en", "en", "ro"]


@pytest.mark.parametrize(("policy", "heard"), [("exact", ["ro"]), ("fallback", []), ("both", [])])
def test_who_subscribes_between_hears_of_the_translation_only_where_it_is_the_first_news_for_them(
    news: MakeNews, subscriber: MakeSubscriber, policy: str, heard: list[str]
) -> None:
    page = news()
    fan_out()
    subscriber(language="ro", language_policy=policy)
    translate(page, "ro", title="Linia se mută")
    tick_digests(at=TUESDAY)
    assert told() == heard
