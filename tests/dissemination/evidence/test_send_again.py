"""What a case sends again, and with whose links."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import BounceCase, Delivery, OutboundMessage, Plan, Suppression
from dissemination.queries.cases import CaseRow, case_keyed
from dissemination.queries.invariants import broken
from dissemination.services.drain import drain
from dissemination.services.mend_case import Replacement, replace_contact
from dissemination.services.run_plans import run_plans
from dissemination.services.settle_case import Choice, settle_case
from hub.models import User
from hub.ports import citable
from tests.dissemination.directory import Manual, approved_plan, person
from tests.dissemination.evidence.bounces import ADDRESS, case_of
from tests.dissemination.evidence.conftest import HandedOver

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return person("off@example.org", "officer")


def digest_to(message: OutboundMessage) -> None:
    """Mail of another kind to the same mailbox: its links are of the person who ordered it."""
    OutboundMessage.objects.filter(pk=message.pk).update(
        kind="digest", delivery_id=None, fill={"end_all": "token:end_all:of-this-person"}
    )


def withdraw(message: OutboundMessage) -> None:
    manual = citable.get()
    assert isinstance(manual, Manual)
    manual.edition = replace(manual.edition, withdrawn=True)


def take_the_link_back(message: OutboundMessage) -> None:
    Delivery.objects.filter(pk=message.delivery_id).update(revoked_at=timezone.now())


def cancel(message: OutboundMessage) -> None:
    Plan.objects.update(state=Plan.State.CANCELLED, ended_at=timezone.now())


UNREPEATABLE = [digest_to, withdraw, take_the_link_back, cancel]


@pytest.mark.parametrize("become", UNREPEATABLE)
def test_what_is_not_sent_again_goes_to_nobody(
    handed_over: HandedOver,
    officer: User,
    become: Callable[[OutboundMessage], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(citable, "_provider", Manual())
    message = handed_over()
    case = case_of(message)
    become(message)
    assert not row(case).may_send_again
    before = OutboundMessage.objects.count()
    new = Replacement("else@example.net", "Desk")
    assert replace_contact(case=case, new=new, again=True, by=officer)
    assert OutboundMessage.objects.count() == before


def row(case: BounceCase) -> CaseRow:
    found = case_keyed(case.key, None, is_masked=False)
    assert found
    return found


@pytest.mark.parametrize("kind", ["distribution", "reminder"])
def test_another_contact_gets_a_delivery_and_a_link_of_its_own(
    handed_over: HandedOver, relay: MemoryChannel, officer: User, kind: str
) -> None:
    message = handed_over()
    OutboundMessage.objects.update(kind=kind, text=None)
    case = case_of(message)
    assert row(case).may_send_again
    new = Replacement("new@police.example.org", "Duty desk")
    replace_contact(case=case, new=new, again=True, by=officer)
    old, other = Delivery.objects.order_by("substitute_for_id").reverse()
    assert (other.substitute_for, other.contact.email, old.contact.email) == (old, new.email, ADDRESS)
    again = OutboundMessage.objects.get(idempotency_key__startswith="rs:")
    assert (again.kind, again.delivery_id) == ("distribution", other.pk)
    assert again.fill["ack"]["subject"] == str(other.pk) and str(old.pk) not in str(again.fill.values())
    drain(lane=Lane.NORMAL, channel=relay)
    other.refresh_from_db()
    assert other.state == "sent"
    later = approved_plan()
    run_plans()
    assert not Delivery.objects.filter(plan=later).exists()
    assert broken() == []


def test_trying_once_more_what_may_not_be_sent_is_refused(handed_over: HandedOver, officer: User) -> None:
    message = handed_over()
    case = case_of(message)
    digest_to(message)
    with pytest.raises(ValidationError):
        settle_case(case=case, choice=Choice.RETRY, by=officer)
    case.refresh_from_db()
    assert (case.state, Suppression.objects.count()) == ("open", 1)
