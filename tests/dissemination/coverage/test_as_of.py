"""The coverage as of a past day shows what it showed at the end of that day, whatever was heard since."""

import random
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import pytest
import time_machine

from dissemination.models import Agency, Delivery, DeliveryEvent, OutboundMessage, Plan, Requirement
from dissemination.queries.all_editions import all_editions
from dissemination.queries.coverage import Coverage, Question, coverage
from dissemination.queries.holders import Holder, holders
from dissemination.services.project import project
from tests.dissemination.directory import agency, approved_plan, contact
from tests.dissemination.projection.conftest import message_of

pytestmark = pytest.mark.django_db
BRUSSELS = ZoneInfo("Europe/Brussels")
FIRST, DAYS = date(2026, 10, 20), 12  # the clock is set back on the 25th
KINDS = (
    *("accepted", "accepted", "delivered", "bounced_hard", "bounced_soft", "in_doubt", "cancelled", "downloaded"),
    *("acknowledged", "adopted", "declined", "auto_reply", "note", "suppressed", "expired"),
)
Shown = tuple[Coverage, Sequence[Holder], Coverage]


def at(day: date, seconds: int) -> datetime:
    return datetime.combine(day, time.min, BRUSSELS) + timedelta(seconds=seconds)


def shown(day: date) -> Shown:
    question = Question("2", day, ["1"])
    return coverage(question), holders(question), all_editions(editions=["2", "1"], on=day)


def directory(chance: random.Random) -> list[Agency]:
    """Agencies come and go, and have to hold the manual for some of the days."""
    made = []
    for number in range(8):
        begins = FIRST + timedelta(days=chance.randrange(-3, 4))
        ends = begins + timedelta(days=chance.randrange(4, 20)) if chance.random() < 0.5 else None
        one = agency(f"Unit {number}", chance.choice(["NL", "RO"]), valid_from=begins, valid_to=ends)
        until = begins + timedelta(days=chance.randrange(1, 12)) if chance.random() < 0.5 else None
        Requirement.objects.filter(agency=one).update(until=until)
        made.append(one)
    return made


def deliveries(plans: Sequence[Plan], agencies: Sequence[Agency], chance: random.Random) -> list[Delivery]:
    made = []
    for one in agencies:
        to = contact(one, f"{one.pk}@example.org")
        for plan in plans:
            given = plan.distributions.get(language=chance.choice(["nl", "ro"]))
            made.append(Delivery.objects.create(id=uuid4(), plan=plan, distribution=given, agency=one, contact=to))
    return made


def older_plan() -> Plan:
    plan = approved_plan()
    plan.distributions.update(edition="1")
    Plan.objects.filter(pk=plan.pk).update(edition="1")
    return plan


def hear(delivery: Delivery, kind: str, source: str, name: str, moment: datetime, message: UUID | None) -> None:
    earlier = timedelta(days=int(name[-1], 16) % 3)
    DeliveryEvent.objects.create(
        delivery_id=delivery.pk,
        message_id=message,
        source=source,
        source_event_id=name,
        kind=kind,
        occurred_at=moment - earlier,
        received_at=moment,
    )


def happen(day: date, known: Sequence[Delivery], chance: random.Random) -> None:
    """Messages are written and things are heard, some of them about days long gone."""
    touched = []
    for delivery in chance.sample(known, 6):
        moment = at(day, chance.choice([0, 1, chance.randrange(82_800), 86_399]))
        message = message_of(delivery) if chance.random() < 0.6 else None
        OutboundMessage.objects.filter(pk=message).update(created_at=moment)
        if chance.random() < 0.8:
            source, kind = chance.choice(["smtp", "dsn", "web", "officer"]), chance.choice(KINDS)
            hear(delivery, kind, source, str(uuid4()), moment, message)
        entered = DeliveryEvent.objects.filter(delivery_id=delivery.pk, source="officer").exclude(kind="retracted")
        wrong = entered.order_by("pk").last() if chance.random() < 0.5 else None
        if wrong:
            name = f"back:{wrong.source_event_id}"
            if not DeliveryEvent.objects.filter(source_event_id=name).exists():
                hear(delivery, "retracted", "officer", name, moment, None)
        touched.append(delivery.pk)
    project(deliveries=touched)


@pytest.mark.parametrize("seed", range(4))
def test_every_past_day_shows_what_it_showed(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - the same walk at every run
    known = deliveries([approved_plan(), older_plan()], directory(chance), chance)
    kept: dict[date, Shown] = {}
    for number in range(DAYS):
        day = FIRST + timedelta(days=number)
        with time_machine.travel(at(day, 43_200), tick=False):
            happen(day, known, chance)
            kept[day] = shown(day)
    assert len({str(each[0]) for each in kept.values()}) > DAYS / 2, "too little happened"
    with time_machine.travel(at(FIRST + timedelta(days=DAYS), 60), tick=False):
        for day, was in kept.items():
            assert shown(day) == was, day


def test_what_is_heard_today_of_yesterday_does_not_change_yesterday() -> None:
    yesterday = FIRST
    chance = random.Random(1)  # noqa: S311 - the same walk at every run
    (delivery,) = deliveries([approved_plan()], [agency("Unit")], chance)
    for kind, heard in (("accepted", at(yesterday, 50)), ("delivered", at(yesterday, 86_400))):
        DeliveryEvent.objects.create(
            delivery_id=delivery.pk, source="dsn", source_event_id=kind, kind=kind, received_at=heard,
            occurred_at=at(yesterday, 60),
        )  # fmt: skip
    project(deliveries=[delivery.pk])
    with time_machine.travel(at(yesterday + timedelta(days=1), 60), tick=False):
        (then,) = coverage(Question("2", yesterday)).rows
        (now,) = coverage(Question("2", yesterday + timedelta(days=1))).rows
    assert (then.total.sent, then.total.delivered) == (1, 0)
    assert (now.total.sent, now.total.delivered) == (1, 1)
