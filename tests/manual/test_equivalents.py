"""What stands for an article in one country, and whether it applies there."""

from datetime import timedelta

import pytest

from hub.models import Country, NationalProvision
from hub.publishing.calendar import today
from manual.queries.equivalents import equivalent, equivalents
from tests.factories import law

pytestmark = pytest.mark.django_db
KEY = "2011/36/EU 13(2)"


@pytest.mark.parametrize(
    ("scope", "applying"),
    [
        ("union", {"RO": True, "DK": True, "NO": False}),
        ("bound", {"RO": True, "DK": False, "NO": False}),
        ("parties", {"RO": True, "DK": True, "NO": True}),
    ],
)
def test_where_an_instrument_applies(scope: str, applying: dict[str, bool]) -> None:
    instrument = law.instrument(scope=scope)
    assert {code: instrument.applies_in(Country.objects.get(pk=code)) for code in applying} == applying
    instrument.not_in.add("RO")
    assert not instrument.applies_in(Country.objects.get(pk="RO"))


def test_a_country_with_a_provision() -> None:
    article = law.article(KEY)
    NationalProvision.objects.create(
        article=article, country_id="RO", name="Codul penal", provision="art. 211", next_check=today()
    )
    found = equivalent(KEY, "RO")
    assert found is not None
    assert (found.applies, found.name, found.provision, found.is_overdue) == (True, "Codul penal", "art. 211", False)
    NationalProvision.objects.update(checked_on=today() - timedelta(days=9), next_check=today() - timedelta(days=2))
    assert equivalents([KEY], "RO")[KEY].is_overdue


def test_a_country_that_the_directive_does_not_bind() -> None:
    law.article(KEY)
    found = equivalent(KEY, "DK")
    assert found is not None
    assert (found.applies, found.name) == (False, "")


def test_what_is_unknown_has_none(django_assert_num_queries: object) -> None:
    law.article(KEY)
    assert equivalent(KEY, "XX") is None
    assert equivalent("2011/36/EU 99", "RO") is None
    assert equivalents([], "RO") == {}
