"""The sample: initiatives in every state, made through the services, and made once."""

from collections import Counter

import pytest

from hub.sample.law import make_articles
from hub.sample.people import make_organisations, make_users
from hub.sample.reference import make_themes
from initiatives.models import (
    Initiative,
    Interest,
    InterestState,
    Message,
    Objection,
    Pin,
    Question,
    Report,
    SavedSearch,
    SharedAddress,
)
from initiatives.sample.steps import make_at_hand, make_initiatives, make_interests, make_profiles, make_questions

pytestmark = pytest.mark.django_db


def make() -> None:
    make_profiles()
    make_initiatives()
    make_interests()
    make_questions()
    make_at_hand()


def test_eleven_initiatives_stand_in_every_state_and_a_second_run_adds_nothing() -> None:
    for step in (make_users, make_organisations, make_themes, make_articles, make):
        step()
    make()
    states = Counter(Initiative.objects.values_list("state", flat=True))
    assert states == {"approved": 6, "closed": 1, "submitted": 2, "returned": 1, "draft": 1}
    assert Counter(Interest.objects.values_list("state", flat=True)) == {
        InterestState.AGREED: 1,
        InterestState.DECLINED: 1,
        InterestState.SHORTLISTED: 1,
        InterestState.NEW: 3,
    }
    assert Message.objects.count() == 3
    assert (SharedAddress.objects.count(), Report.objects.count()) == (1, 1)
    assert list(Question.objects.values_list("state", flat=True)) == ["public", "answered", "asked"]
    assert Objection.objects.get().state == "waiting"
    assert (SavedSearch.objects.get().name, Pin.objects.count()) == ("Places for an NGO, about care", 2)
    assert all(row.theme_links.exists() for row in Initiative.objects.public())


def test_the_sample_has_nothing_that_the_screen_warns_of() -> None:
    for step in (make_users, make_organisations, make_themes, make_articles, make):
        step()
    assert not [row.draft.warnings for row in Initiative.objects.select_related("draft") if row.draft.warnings]
