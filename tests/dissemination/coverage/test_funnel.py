"""The funnel: each number opens as many deliveries as it says, and what nobody knows counts nowhere as delivered."""

import random
from dataclasses import asdict
from uuid import uuid4

import pytest

from dissemination.models import Delivery, Plan
from dissemination.models.delivery import DeliveryState
from dissemination.queries.progress import deliveries_of, deliveries_of_edition, progress, progress_of_edition
from dissemination.services.acknowledge import Said, acknowledge
from dissemination.services.project import project
from tests.dissemination.directory import agency, approved_plan, contact
from tests.dissemination.people import signed_in
from tests.dissemination.projection.conftest import message_of, see

pytestmark = pytest.mark.django_db


def grow(plan: Plan, number: int = 30) -> None:
    chance = random.Random(3)  # noqa: S311 - the same deliveries at every run
    for place in range(number):
        unit = agency(f"Unit {plan.pk} {place}", chance.choice(["NL", "RO"]))
        Delivery.objects.create(
            id=uuid4(),
            plan=plan,
            distribution=plan.distributions.get(language="ro"),
            agency=unit,
            contact=contact(unit, f"{plan.pk}.{place}@example.org"),
            state=chance.choice(DeliveryState.values),
        )


@pytest.mark.parametrize("countries", [None, frozenset({"NL"})])
def test_each_number_opens_as_many_deliveries_as_it_says(countries: frozenset[str] | None) -> None:
    plan, other = approved_plan(), approved_plan()
    grow(plan)
    grow(other)
    for numbers, opened in (
        (progress(plan, countries), lambda step: deliveries_of(plan, countries, step)),
        (progress_of_edition("2", countries), lambda step: deliveries_of_edition("2", countries, step)),
    ):
        for step, number in asdict(numbers).items():
            assert opened("" if step == "total" else step).count() == number, step
        parts = numbers.open + numbers.unknown + numbers.delivered + numbers.failed + numbers.cancelled
        assert parts == numbers.total > 5, "every delivery is in one of them, and in one alone"
    assert progress_of_edition("2", None).total == 60


def test_handed_over_and_nothing_heard_is_not_delivered() -> None:
    plan = approved_plan()
    grow(plan, 2)
    Delivery.objects.update(state="planned")
    for row in Delivery.objects.all():
        see(row, "accepted", message_of(row))
        project(deliveries=[row.pk])
    found = progress(plan, None)
    assert (found.handed_over, found.unknown, found.delivered, found.downloaded) == (2, 2, 0, 0)
    acknowledge(delivery=Delivery.objects.all()[0], said=Said.DOWNLOADED)
    found = progress(plan, None)
    assert (found.unknown, found.delivered, found.downloaded, found.confirmed) == (1, 1, 1, 0)


def test_the_pages_link_each_number_to_its_list() -> None:
    plan = approved_plan()
    grow(plan)
    Plan.objects.filter(pk=plan.pk).update(state="running")
    client = signed_in("auditor")
    for address in (f"/admin/distribution/{plan.key}/", "/admin/distribution/coverage/2/"):
        page = client.get(address).text
        for step, number in asdict(progress(plan, None)).items():
            query = "?#" if step == "total" else f"?step={step}#"
            assert f'href="{address}{query}deliveries"><strong>{number}</strong>' in page
        failed = client.get(address, {"step": "failed"}).text
        assert failed.count("ds-state ds-") == progress(plan, None).failed
        assert client.get(address, {"step": "nonsense"}).status_code == 200
    assert client.get("/admin/distribution/coverage/77/").status_code == 404
