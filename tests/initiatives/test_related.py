"""Open initiatives beside a page of the manual: one query however many there are."""

from typing import Any

import pytest

from hub.models import Theme
from hub.ports.related import RelatedQuestion
from initiatives.related import answer
from tests.initiatives.conftest import Make

pytestmark = pytest.mark.django_db


def test_initiatives_on_a_theme_in_one_query(public: Make, django_assert_num_queries: Any) -> None:
    initiatives = [public(), public()]
    theme = Theme.objects.get(slug="guardianship")
    with django_assert_num_queries(1):
        group = answer(RelatedQuestion(language="ro", themes=frozenset({theme.slug})))
    assert [item.url for item in group.items] == [initiative.get_absolute_url() for initiative in initiatives]
    assert all(item.title and item.note for item in group.items)


def test_the_front_page_asks_about_nothing_and_gets_the_nearest_deadlines(public: Make) -> None:
    initiative = public()
    assert [item.url for item in answer(RelatedQuestion(language="en")).items] == [initiative.get_absolute_url()]


def test_other_themes_and_closed_ones_are_left_out(public: Make) -> None:
    initiative = public()
    initiative.theme_links.all().delete()
    assert not answer(RelatedQuestion(language="en", themes=frozenset({"return"}))).items
    type(initiative).objects.filter(pk=initiative.pk).update(numbers=["3.2.1"])
    assert answer(RelatedQuestion(language="en", numbers=frozenset({"3.2.1"}))).items
    type(initiative).objects.filter(pk=initiative.pk).update(deadline=initiative.public_at)
    assert not answer(RelatedQuestion(language="en", numbers=frozenset({"3.2.1"}))).items


def test_a_section_shows_what_serves_its_chapter(public: Make) -> None:
    public(themes=("return",), numbers=("3",))
    for number, found in (("3.2.1", 1), ("3", 1), ("30.1", 0)):
        assert len(answer(RelatedQuestion(language="en", numbers=frozenset({number}))).items) == found
