"""The sample's subscribers confirmed as people do, and get what the sample published."""

import pytest

from dissemination.models import OptIn, OutboundMessage, Subscription
from dissemination.sample.digests import make_digests, make_subscribers
from hub.sample.people import make_users
from hub.sample.reference import make_themes
from tests.dissemination.digests.conftest import MakeNews, digests

pytestmark = pytest.mark.django_db


def test_thirty_subscriptions_in_four_languages_and_one_round(news: MakeNews) -> None:
    make_users()
    make_themes()
    news("Before anybody subscribed", themes=["care"])
    for _ in range(2):
        make_subscribers()
        make_digests()
    subscriptions = Subscription.objects.live()
    assert subscriptions.count() == 30
    assert len(set(subscriptions.values_list("cadence", flat=True))) == 4
    assert set(subscriptions.values_list("subscriber__language", flat=True)) == {"en", "ro", "nl", "da"}
    assert OptIn.objects.filter(confirmed_at__isnull=True).count() == 2
    assert len(digests()) == len({message.to_address for message in digests()}) > 5
    assert OutboundMessage.objects.exclude(to_address__endswith="example.org").count() == 0
