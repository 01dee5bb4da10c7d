"""A limit counts the network of the person, neither the proxy before the Hub nor what a stranger claims."""

from typing import Any
from uuid import uuid4

import time_machine
from django.core.cache import cache
from django.test import RequestFactory

from hub.rate import Limit, seconds_to_wait, too_often

MOST_A_DAY = 5


def test_without_a_trusted_proxy_the_address_that_somebody_claims_counts_for_nothing() -> None:
    assert [_asks(f"198.51.{number}.1") for number in range(MOST_A_DAY + 1)][-1]
    cache.clear()


def test_behind_a_trusted_proxy_one_network_does_not_use_up_the_limit_of_another(settings: Any) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    assert [_asks("203.0.113.9, 198.51.100.1") for _number in range(MOST_A_DAY + 1)][-1]
    assert not _asks("203.0.113.9, 192.0.2.1")
    cache.clear()


def _asks(forwarded: str) -> bool:
    request = RequestFactory().post("/en/subscribe/", headers={"x-forwarded-for": forwarded})
    return too_often(request, purpose="test", most_a_day=MOST_A_DAY)


def test_one_purpose_does_not_use_up_another() -> None:
    assert [_asks("") for _number in range(MOST_A_DAY + 1)][-1]
    assert not too_often(RequestFactory().post("/"), purpose="other", most_a_day=1)
    cache.clear()


def test_no_address_is_kept() -> None:
    with_address = RequestFactory().post("/", REMOTE_ADDR="203.0.113.77")
    too_often(with_address, purpose="test", most_a_day=1)
    keys = cache._cache.get_client().keys("*")  # type: ignore[attr-defined]  # the client of this test's Valkey
    assert keys and not any(b"203.0.113" in key for key in keys)
    cache.clear()


LIMIT = Limit("test", most=3, seconds=600)


def test_a_person_waits_until_the_window_ends_and_no_longer() -> None:
    with time_machine.travel(6_000_000 + 100, tick=False) as clock:
        who = uuid4()
        assert [seconds_to_wait(LIMIT, who) for _number in range(5)] == [0, 0, 0, 500, 500]
        clock.shift(499)
        assert seconds_to_wait(LIMIT, who) == 1
        clock.shift(1)
        assert seconds_to_wait(LIMIT, who) == 0
    cache.clear()


def test_an_organisation_is_counted_over_all_of_its_people() -> None:
    organisation = uuid4()
    assert [seconds_to_wait(LIMIT, uuid4(), organisation) > 0 for _number in range(4)] == [False, False, False, True]
    assert seconds_to_wait(LIMIT, uuid4(), uuid4()) == 0
    cache.clear()


def test_while_the_cache_is_away_nobody_is_counted(settings: Any) -> None:
    settings.CACHES = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": "redis://127.0.0.1:1"}
    }
    assert [seconds_to_wait(LIMIT, who) for who in [uuid4()] * 9] == [0] * 9
