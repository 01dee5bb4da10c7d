"""Many people press at the same moment, each with a connection of their own: places are given out one by one."""

import pytest

from research.models import Place, Registration
from research.services.training.confirm import confirm
from research.services.training.give_up import give_up
from tests.initiatives.at_once import at_once
from tests.research.conftest import Make, facts_of
from tests.research.trainees import asked

pytestmark = pytest.mark.django_db(transaction=True)


def test_eight_confirm_at_once_for_three_places_while_one_is_given_back(training: Make) -> None:
    row = facts_of(training(capacity=3))
    people = [asked(row, f"person{number}@example.org") for number in range(8)]
    assert at_once(*(lambda key=one.key: confirm(key=key) for one in people)) == ["done"] * 8
    assert Registration.objects.filter(state=Place.SEATED).count() == 3
    seated = list(Registration.objects.filter(state=Place.SEATED).order_by("pk"))
    again = [lambda key=seated[0].key: give_up(key=key)] * 2 + [lambda key=seated[1].key: give_up(key=key)]
    assert at_once(*again) == ["done"] * 3
    states = list(Registration.objects.order_by("confirmed_at", "pk").values_list("state", flat=True))
    assert (states.count(Place.SEATED), states.count(Place.WAITING), states.count(Place.CANCELLED)) == (3, 3, 2)
