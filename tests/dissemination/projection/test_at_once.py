"""Two transactions that each know something the other does not yet see: neither leaves only its own."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.db import connection, transaction

from dissemination.models import Delivery, Holding
from dissemination.services.project import project
from tests.dissemination.projection.conftest import MakeDelivery, message_of, see
from tests.rig import databases

pytestmark = pytest.mark.django_db(transaction=True)


def test_the_better_news_stays_whoever_commits_last(delivery: MakeDelivery) -> None:
    one = delivery()
    message = message_of(one)
    _at_once(first=(one, "acknowledged", None), second=(one, "accepted", message))
    one.refresh_from_db()
    assert one.state == Holding.objects.get().state == "acknowledged"


def test_a_bounce_that_is_heard_at_the_same_time_is_not_lost(delivery: MakeDelivery) -> None:
    one = delivery()
    message = message_of(one)
    _at_once(first=(one, "bounced_hard", message), second=(one, "accepted", message))
    one.refresh_from_db()
    assert one.state == Holding.objects.get().state == "bounced"


def test_two_contacts_of_an_agency_heard_at_the_same_time(delivery: MakeDelivery) -> None:
    one = delivery()
    other = delivery(of=one.agency)
    for each in (one, other):
        message_of(each)
        project(deliveries=[each.pk])
    _at_once(first=(one, "acknowledged", None), second=(other, "downloaded", None))
    assert Holding.objects.get().state == "acknowledged"


def _at_once(first: tuple[Delivery, str, UUID | None], second: tuple[Delivery, str, UUID | None]) -> None:
    """The second begins while the first has written and not yet committed."""

    def later() -> None:
        try:
            with transaction.atomic():
                see(*second, minute=5)
                project(deliveries=[second[0].pk])
        finally:
            connection.close()

    with ThreadPoolExecutor(1) as pool:
        with transaction.atomic():
            see(*first, minute=1)
            project(deliveries=[first[0].pk])
            waiting = pool.submit(later)
            databases.wait_for_a_blocked_query()
        waiting.result(timeout=30)
