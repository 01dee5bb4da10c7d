"""Within a message the highest rank, across messages the best outcome, in whatever order and grouping it is heard."""

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissemination.models import Delivery, Holding
from dissemination.services.project import project
from tests.dissemination.projection.conftest import BEGUN, MakeDelivery, message_of, see

pytestmark = pytest.mark.django_db

# Written out once more, in other words than the statement's.
ON_A_MESSAGE = ["-", "in_doubt", "cancelled", "expired", "accepted", "delivered", "bounced_soft", "bounced_hard"]
ON_A_PAGE = ["-", "downloaded", "declined", "acknowledged", "adopted"]
SHOWN = {
    "-": "waiting",
    "in_doubt": "waiting",
    "expired": "failed",
    "bounced_soft": "failed",
    "accepted": "sent",
    "bounced_hard": "bounced",
}
OUTCOMES = [
    *("planned", "cancelled", "failed", "bounced", "waiting", "sent", "delivered", "downloaded"),
    *("declined", "acknowledged", "adopted"),
]
SEEN = [(place, kind) for place in (0, 1) for kind in ON_A_MESSAGE[1:]] + [(2, kind) for kind in ON_A_PAGE[1:]]


def ends(seen: list[tuple[int, str]]) -> list[str]:
    return [max([kind for place, kind in seen if place == one] + ["-"], key=ON_A_MESSAGE.index) for one in (0, 1)]


def expected(seen: list[tuple[int, str]]) -> str:
    said = max([kind for place, kind in seen if place == 2] + ["-"], key=ON_A_PAGE.index)
    shown = [SHOWN.get(kind, kind) for kind in ends(seen)] + ([said] if said != "-" else [])
    return max(shown, key=OUTCOMES.index)


@given(groups=st.lists(st.lists(st.sampled_from(SEEN), max_size=4), max_size=4))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_and_the_grouping_of_what_is_heard_do_not_matter(
    delivery: MakeDelivery, groups: list[list[tuple[int, str]]]
) -> None:
    one = delivery()
    messages = [message_of(one), message_of(one), None]
    for group in groups:
        for place, kind in group:
            see(one, kind, messages[place], minute=SEEN.index((place, kind)))
        project(deliveries=[one.pk])
    project(deliveries=[one.pk])
    heard = [event for group in groups for event in group]
    held = Holding.objects.get(agency=one.agency)
    one.refresh_from_db()
    assert one.state == held.state == expected(heard)
    assert (held.since, held.delivery_id, held.known_from) == (one.state_at, one.pk, "dsn" if shows(heard) else "")


def shows(heard: list[tuple[int, str]]) -> bool:
    """Whether the state rests on something that was seen, not on a message's mere being."""
    return expected(heard) != "waiting" or "in_doubt" in ends(heard)


def test_a_message_sent_again_after_a_bounce_counts(delivery: MakeDelivery) -> None:
    one = delivery()
    first = message_of(one)
    see(one, "accepted", first)
    see(one, "bounced_hard", first, minute=1)
    assert _state(one) == "bounced"
    again = message_of(one)
    assert _state(one) == "waiting"
    see(one, "accepted", again, minute=2)
    assert _state(one) == "sent"
    see(one, "bounced_hard", first, minute=3)  # the report about the first once more, late
    assert _state(one) == "sent"
    see(one, "bounced_hard", again, minute=4)
    assert _state(one) == "bounced"


def test_an_agency_holds_the_best_of_its_deliveries_by_language(delivery: MakeDelivery) -> None:
    one = delivery()
    other, danish = delivery(of=one.agency), delivery(of=one.agency, language="da")
    for number, each in enumerate((one, other, danish)):
        see(each, "accepted", message_of(each), minute=number, source="smtp")
        _state(each)
    see(other, "acknowledged", minute=9, source="web")
    _state(other)
    held = {row.language: row for row in Holding.objects.filter(agency=one.agency)}
    assert {language: row.state for language, row in held.items()} == {"ro": "acknowledged", "da": "sent"}
    assert (held["ro"].delivery_id, held["ro"].known_words) == (other.pk, "The agency itself")
    assert (held["da"].since, held["da"].known_words) == (BEGUN + timedelta(minutes=2), "Relay's answer")


def _state(one: Delivery) -> str:
    project(deliveries=[one.pk])
    one.refresh_from_db()
    return one.state
