"""What a change of mind, a message that never left or an end does to what waits for its translation."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction

from dissemination.models import DigestEntry, OutboundMessage
from dissemination.models.subscription import EndedReason
from dissemination.services.change_preferences import change_preferences
from dissemination.services.end_subscriptions import end_all
from dissemination.services.fan_out import fan_out
from dissemination.services.tick_digests import tick_digests
from hub.models import AccessRule
from hub.publishing.services.take_down import take_down
from tests.dissemination.digests.conftest import (
    MakeNews,
    MakeSubscriber,
    arrived,
    digests,
    states,
    told,
    translate,
)

pytestmark = pytest.mark.django_db

TUESDAY = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
DAY = timedelta(days=1)


def test_who_no_longer_insists_on_their_language_gets_what_waited(news: MakeNews, subscriber: MakeSubscriber) -> None:
    ana = subscriber(language="ro", language_policy="exact")
    news()
    tick_digests(at=TUESDAY)
    assert states() == ["waiting"]
    change_preferences(subscriber=ana, language="ro", cadences={}, language_policy="fallback")
    tick_digests(at=TUESDAY + DAY)
    assert told() == ["en"]


def test_who_insists_on_their_language_from_now_on_does_not_get_what_lacks_it(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(language="ro")
    page = news()
    fan_out()
    change_preferences(subscriber=ana, language="ro", cadences={}, language_policy="exact")
    tick_digests(at=TUESDAY)
    assert (told(), states()) == ([], ["waiting"])
    translate(page, "ro", title="Linia se mută")
    tick_digests(at=TUESDAY + DAY)
    assert told() == ["ro"]


def test_another_language_brings_what_exists_in_it(news: MakeNews, subscriber: MakeSubscriber) -> None:
    ana = subscriber(language="ro", language_policy="exact")
    news()
    fan_out()
    change_preferences(subscriber=ana, language="en", cadences={})
    tick_digests(at=TUESDAY)
    assert told() == ["en"]


def test_a_second_mail_in_a_language_that_is_no_longer_wanted_stays_away(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    ana = subscriber(language="ro", language_policy="both")
    page = news()
    tick_digests(at=TUESDAY)
    translate(page, "ro", title="Linia se mută")
    fan_out()
    change_preferences(subscriber=ana, language="da", cadences={})
    tick_digests(at=TUESDAY + DAY)
    assert told() == ["en"]
    change_preferences(subscriber=ana, language="ro", cadences={})
    tick_digests(at=TUESDAY + 2 * DAY)
    assert told() == ["en", "ro"]


def test_both_told_the_same_words_once_where_the_first_message_never_left(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(language="ro", language_policy="both")
    page = news()
    tick_digests(at=TUESDAY)
    translate(page, "ro", title="Linia se mută")
    fan_out()
    first = OutboundMessage.objects.filter(kind="digest")
    first.update(state="expired", final_at=TUESDAY)
    tick_digests(at=TUESDAY + DAY)
    arrived()
    tick_digests(at=TUESDAY + 2 * DAY)
    assert told() == ["ro"]
    assert sorted(states()) == ["attached", "waiting"]


def test_an_item_told_again_in_the_readers_language_is_not_told_a_third_time(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    """The message in another language came back after the one in the reader's language had left."""
    subscriber(language="ro", language_policy="both")
    page = news()
    tick_digests(at=TUESDAY)
    first = digests()[0]
    translate(page, "ro", title="Linia se mută")
    tick_digests(at=TUESDAY + DAY)
    OutboundMessage.objects.filter(pk=first.pk).update(state="expired", final_at=TUESDAY)
    arrived()
    tick_digests(at=TUESDAY + 2 * DAY)
    assert told() == ["ro"]


def test_reclaimed_and_recalled_entries_forget_the_language(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    gone, stays = news("Goes"), news("Stays")
    tick_digests(at=TUESDAY)
    take_down(page=gone)
    rows = DigestEntry.objects.order_by("pk").values_list("event__item_key", "state", "told_in")
    assert list(rows) == [
        (str(gone.translation_key), "withdrawn", ""),
        (str(stays.translation_key), "attached", "en"),
    ]


def test_who_left_does_not_get_the_translation_either(news: MakeNews, subscriber: MakeSubscriber) -> None:
    exact = subscriber(language="ro", language_policy="exact")
    both = subscriber("ben@example.org", language="ro", language_policy="both")
    page = news()
    tick_digests(at=TUESDAY)
    end_all(subscriber=exact, reason=EndedReason.LINK)
    end_all(subscriber=both, reason=EndedReason.LINK)
    translate(page, "ro", title="Linia se mută")
    tick_digests(at=TUESDAY + DAY)
    assert told() == [] and told("ben@example.org") == ["en"]
    assert sorted(states()) == ["attached", "withdrawn"]


def test_a_translation_of_what_became_restricted_reaches_practitioners_alone(
    news: MakeNews, subscriber: MakeSubscriber
) -> None:
    subscriber(language="ro", language_policy="both")
    page = news()
    tick_digests(at=TUESDAY)
    AccessRule.objects.create(page_key=page.translation_key, block_id="")
    translate(page, "ro", title="Linia se mută")
    tick_digests(at=TUESDAY + DAY)
    assert told() == ["en"]


def test_the_database_refuses_the_same_words_twice(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news()
    tick_digests(at=TUESDAY)
    entry = DigestEntry.objects.get()
    entry.pk, entry.dedup_key = None, f"{entry.dedup_key}:en"
    with pytest.raises(IntegrityError, match="told_once_a_language"), transaction.atomic():
        entry.save()


def test_confirming_without_a_policy_keeps_the_one_that_is_there(subscriber: MakeSubscriber) -> None:
    assert subscriber().language_policy == "fallback"
    subscriber(wanted=["theme:care"], language_policy="both")
    assert subscriber(wanted=["theme:evidence"]).language_policy == "both"
