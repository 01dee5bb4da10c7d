"""Facts of countries: what is known of their checking, and words that are not older than the fact."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from hub.models import Country, CountryFact, FactWording
from hub.ports import versions
from hub.publishing.calendar import today
from hub.reference.models.checked import Standing
from tests.factories import people

pytestmark = pytest.mark.django_db

DAY = date(2026, 11, 3)


def fact(**fields: Any) -> CountryFact:
    values = {"country_id": "NL", "kind": "age", "value": "Treat as a child."}
    return CountryFact.objects.create(**values | fields)


def desk() -> Client:
    person = people.user("", "country-desk")
    people.join(person, people.organisation(country=Country.objects.get(pk="NL")))
    return people.logged_in(person)


def save(client: Client, row: CountryFact, **fields: str) -> Any:
    form = {"country": "NL", "kind": row.kind, "value": row.value, "checked_by": row.checked_by}
    dates = {name: getattr(row, name).isoformat() for name in ("checked_on", "next_check") if getattr(row, name)}
    return client.post(reverse("countryfact:edit", args=[row.pk]), form | dates | fields)


@pytest.mark.parametrize(
    ("checked_on", "next_check", "on", "standing"),
    [
        (None, None, DAY, Standing.NEVER),
        (DAY, None, DAY + timedelta(days=365), Standing.CHECKED),
        (DAY, None, DAY + timedelta(days=366), Standing.PAST),
        (DAY, DAY + timedelta(days=30), DAY + timedelta(days=30), Standing.CHECKED),
        (DAY, DAY + timedelta(days=30), DAY + timedelta(days=31), Standing.PAST),
    ],
)
def test_a_check_holds_until_the_next_is_due(
    checked_on: date | None, next_check: date | None, on: date, standing: Standing
) -> None:
    row = fact(checked_on=checked_on, next_check=next_check)
    assert row.standing(on) == standing
    assert CountryFact.objects.to_check(on).exists() == (standing != Standing.CHECKED)


def test_words_wait_where_the_fact_they_say_has_changed() -> None:
    row = fact()
    lead = people.logged_in(people.user("", "lead-nl"))
    lead.post(reverse("factwording:add"), {"fact": row.pk, "language": "nl", "text": "Behandel als kind."})
    assert FactWording.objects.holding().get().text == "Behandel als kind."
    assert save(desk(), row, value="Ask a doctor.").status_code == 302
    assert not FactWording.objects.holding().exists()
    words = FactWording.objects.get()
    form = {"fact": row.pk, "language": "nl", "text": "Vraag een arts."}
    lead.post(reverse("factwording:edit", args=[words.pk]), form)
    assert FactWording.objects.holding().get().text == "Vraag een arts."


def test_a_day_of_checking_does_not_pass_to_a_new_text() -> None:
    row = fact(checked_on=DAY, checked_by="National desk")
    answer = save(desk(), row, value="Ask a doctor.")
    assert answer.context["form"].errors["checked_on"]
    assert "Ask a doctor." in answer.text
    client = people.logged_in(people.user("", "editor"))
    assert save(client, row, value="Ask a doctor.", checked_on=today().isoformat()).status_code == 302


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("checked_on", {"checked_on": "2999-01-01", "checked_by": "x"}),
        ("checked_by", {"checked_on": "2026-11-03", "checked_by": ""}),
        ("next_check", {"checked_on": "2026-11-03", "checked_by": "x", "next_check": "2026-11-03"}),
    ],
)
def test_a_check_says_when_and_by_whom(field: str, given: dict[str, str]) -> None:
    assert save(desk(), fact(), **given).context["form"].errors[field]


def test_a_fact_that_is_deleted_is_gone_from_kept_pages() -> None:
    row = fact()
    before = versions.current()
    row.delete()
    assert versions.current() > before
