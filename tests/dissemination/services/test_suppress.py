"""Of two reasons not to write to an address the graver stays, in whatever order they came."""

from datetime import timedelta
from itertools import combinations

import pytest
from django.utils import timezone

from dissemination.models import Suppression
from dissemination.models.suppression import GRAVITY
from dissemination.services.erase_address import erase_address
from dissemination.services.suppress import suppress

pytestmark = pytest.mark.django_db

ADDRESS = "somebody@example.org"
PAIRS = [
    pair
    for lighter, graver in combinations(
        ["hard_bounce", "manual", "unsubscribed", "complaint", "objection", "erasure"], 2
    )
    for pair in ((lighter, graver, graver), (graver, lighter, graver))
]


@pytest.mark.parametrize(("first", "then", "stays"), PAIRS)
def test_the_graver_reason_stays(first: str, then: str, stays: str) -> None:
    for reason in (first, then):
        suppress(address=ADDRESS, scope=Suppression.Scope.ALL, reason=Suppression.Reason(reason))
    assert Suppression.objects.get().reason == stays


def test_every_reason_has_its_weight() -> None:
    assert sorted(GRAVITY) == sorted(Suppression.Reason)


def test_who_is_erased_after_a_bounce_is_remembered_as_erased() -> None:
    suppress(address=ADDRESS, scope=Suppression.Scope.ALL, reason=Suppression.Reason.HARD_BOUNCE)
    erase_address(address=ADDRESS)
    assert Suppression.objects.get().reason == "erasure"


def test_what_was_for_a_time_is_for_good_when_it_is_said_again() -> None:
    suppress(address=ADDRESS, scope=Suppression.Scope.ALL, reason=Suppression.Reason.MANUAL)
    Suppression.objects.update(expires_at=timezone.now() - timedelta(days=1))
    suppress(address=ADDRESS, scope=Suppression.Scope.ALL, reason=Suppression.Reason.HARD_BOUNCE)
    assert Suppression.objects.get().expires_at is None
