"""A limit counts the network of the person, neither the proxy before the Hub nor what a stranger claims."""

from typing import Any

from django.core.cache import cache
from django.test import RequestFactory

from dissemination.rate import MOST_A_DAY, too_often


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
    return too_often(request)
