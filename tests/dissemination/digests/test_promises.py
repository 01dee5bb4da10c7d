"""What digests promise is counted when it is broken."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from dissemination.models import ContentEvent, DigestEntry, DigestRun
from dissemination.queries.invariants import broken
from dissemination.services.tick_digests import tick_digests
from tests.dissemination.digests.conftest import MakeNews, MakeSubscriber

pytestmark = pytest.mark.django_db


def test_each_promise_of_the_digests_notices_its_breach(news: MakeNews, subscriber: MakeSubscriber) -> None:
    subscriber()
    news()
    tick_digests()
    assert broken() == []
    long_ago = timezone.now() - timedelta(days=3)
    ContentEvent.objects.update(fanned_out_at=None, occurred_at=long_ago)
    DigestRun.objects.filter(cadence="daily").update(completed_at=None, begun_at=long_ago)
    DigestEntry.objects.update(message_id=uuid4())
    assert len(broken()) == 3
    DigestEntry.objects.update(state="pending", message_id=None, told_in="", created_at=long_ago)
    assert "An entry waits no longer than its cadence and a day" in [one.promise for one in broken()]
