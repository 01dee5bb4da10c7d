"""What follows from what came back: who is not written to any more, and who must look."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import BounceCase, Contact, DeliveryEvent, OutboundMessage, Suppression
from dissemination.services.drain import drain
from dissemination.services.erase_address import erase_address
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.mend_case import Replacement, correct_address, replace_contact
from dissemination.services.reconcile import reconcile
from dissemination.services.retention import purge
from dissemination.services.settle_case import Choice, settle_case
from dissemination.services.suppress import suppress
from hub.models import Membership, User
from tests.dissemination.directory import contact, person
from tests.dissemination.evidence.bounces import ADDRESS, case_of, see
from tests.dissemination.evidence.conftest import HandedOver, state_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    return person("off@example.org", "officer")


def refusals(message: OutboundMessage, days: range, enhanced: str = "5.2.2") -> None:
    """A message of its own each day, as in so many distributions."""
    for day in days:
        copy = OutboundMessage.objects.get(pk=message.pk)
        copy.pk = uuid4()
        copy.idempotency_key = copy.envelope_token = copy.rfc_message_id = str(copy.pk)[:32]
        copy.delivery_id = None
        copy.save(force_insert=True)
        see(copy, "bounced_soft", enhanced, days_ago=day)


@pytest.mark.parametrize(
    ("kind", "enhanced", "detail", "cause", "status"),
    [
        ("bounced_hard", "5.1.1", {}, "hard", "undeliverable"),
        ("blocked", "5.7.1", {}, "blocked", "active"),
        ("auto_reply", "", {"left": True}, "left", "active"),
        ("complained", "", {}, "complaint", "active"),
    ],
)
def test_what_opens_a_case(
    handed_over: HandedOver, kind: str, enhanced: str, detail: dict[str, object], cause: str, status: str
) -> None:
    message = handed_over()
    for _time in range(3):
        see(message, kind, enhanced, **detail)
        follow_bounces()
    case = BounceCase.objects.get()
    assert (case.cause, case.contact.status, case.message_id) == (cause, status, message.pk)


@pytest.mark.parametrize(("kind", "enhanced"), [("auto_reply", ""), ("bounced_soft", "5.2.2"), ("delayed", "4.4.1")])
def test_what_opens_none(handed_over: HandedOver, kind: str, enhanced: str) -> None:
    see(handed_over(), kind, enhanced)
    follow_bounces()
    assert not BounceCase.objects.exists() and not Suppression.objects.exists()


def test_the_fifth_day_is_enough_in_whatever_order_it_is_heard(handed_over: HandedOver) -> None:
    message = handed_over()
    for days in (range(3, 4), range(1, 3), range(5, 6)):
        refusals(message, days)
        follow_bounces()
    assert not BounceCase.objects.exists()
    refusals(message, range(4, 5))
    follow_bounces()
    assert BounceCase.objects.get().cause == "score"
    assert (Contact.objects.get().status, Suppression.objects.get().reason) == ("undeliverable", "hard_bounce")


def test_a_second_refusal_that_nobody_explains_is_worth_a_look(handed_over: HandedOver) -> None:
    message = handed_over()
    refusals(message, range(1, 3), enhanced="")
    follow_bounces()
    assert BounceCase.objects.get().cause == "unclear"
    assert not Suppression.objects.exists()


def test_a_corrected_address_gets_what_the_old_one_missed(
    handed_over: HandedOver, relay: MemoryChannel, officer: User
) -> None:
    message = handed_over()
    case = case_of(message)
    assert correct_address(case=case, email="right@police.example.org", again=True, by=officer)
    assert not correct_address(case=case, email="other@police.example.org", again=True, by=officer)
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    assert [letter.recipient for letter in relay.accepted] == ["right@police.example.org"]
    mended = Contact.objects.get()
    assert (mended.email, mended.status, state_of(message)) == ("right@police.example.org", "active", "sent")
    case.refresh_from_db()
    assert (case.state, case.outcome, case.closed_by) == ("closed", "corrected", officer)


def test_another_contact_takes_its_place(handed_over: HandedOver, relay: MemoryChannel, officer: User) -> None:
    message = handed_over()
    case = case_of(message, "auto_reply", "", left=True)
    new = Replacement("new@police.example.org", "Duty desk")
    assert replace_contact(case=case, new=new, again=True, by=officer)
    drain(lane=Lane.NORMAL, channel=relay)
    assert [letter.recipient for letter in relay.accepted] == ["new@police.example.org"]
    assert dict(Contact.objects.values_list("email", "status")) == {
        ADDRESS: "paused",
        "new@police.example.org": "active",
    }


@pytest.mark.parametrize(
    ("email", "why"), [(ADDRESS, "came back from"), ("taken@example.org", "already"), ("nonsense", "no e-mail address")]
)
def test_what_the_directory_refuses_is_told_at_the_field(
    handed_over: HandedOver, officer: User, email: str, why: str
) -> None:
    case = case_of(handed_over())
    contact(case.agency, "taken@example.org")
    for act in (
        lambda: correct_address(case=case, email=email, again=True, by=officer),
        lambda: replace_contact(case=case, new=Replacement(email, ""), again=True, by=officer),
    ):
        with pytest.raises(ValidationError) as told:
            act()
        assert why in told.value.message_dict["email"][0]
    case.refresh_from_db()
    assert case.state == "open"


def test_trying_once_more_is_one_message_and_a_new_case_when_it_fails(
    handed_over: HandedOver, relay: MemoryChannel, officer: User
) -> None:
    message = handed_over()
    case = case_of(message)
    assert settle_case(case=case, choice=Choice.RETRY, by=officer)
    assert not settle_case(case=case, choice=Choice.RETRY, by=officer)
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    assert Contact.objects.get().status == "active"
    again = OutboundMessage.objects.get(idempotency_key__startswith="rs:")
    see(again, "bounced_hard", "5.1.1")
    follow_bounces()
    assert BounceCase.objects.get(state="open").message_id == again.pk
    assert Suppression.objects.get().reason == "hard_bounce"


def test_a_wrong_one_is_restored_and_stays_so(handed_over: HandedOver, officer: User) -> None:
    message = handed_over()
    refusals(message, range(1, 6))
    case = case_of(message)
    settle_case(case=case, choice=Choice.RESTORE, by=officer)
    assert not Suppression.objects.exists()
    assert Contact.objects.get().status == "active"
    assert DeliveryEvent.objects.filter(kind="note", source="officer", detail={"restored": True}).exists()
    see(message, "bounced_hard", "5.1.1", days_ago=2)  # the old report once more, late
    refusals(message, range(6, 7))
    reconcile()
    assert not BounceCase.objects.filter(state="open").exists() and not Suppression.objects.exists()
    refusals(message, range(0, 1))
    follow_bounces()
    assert not Suppression.objects.exists()  # its score began anew


@pytest.mark.parametrize("reason", ["manual", "unsubscribed", "complaint", "objection"])
def test_a_graver_reason_is_never_lifted(handed_over: HandedOver, officer: User, reason: str) -> None:
    case = case_of(handed_over())
    suppress(address=ADDRESS, scope=Suppression.Scope.ALL, reason=Suppression.Reason(reason))
    for choice in (Choice.RESTORE, Choice.RETRY):
        with pytest.raises(ValidationError):
            settle_case(case=case, choice=choice, by=officer)
    assert Suppression.objects.get().reason == reason
    assert Contact.objects.get().status == "undeliverable"


@pytest.mark.parametrize(("choice", "outcome", "status"), [("left", "left", "paused"), ("loss", "loss", "active")])
def test_what_else_may_be_decided(
    handed_over: HandedOver, officer: User, choice: str, outcome: str, status: str
) -> None:
    case = case_of(handed_over(), "auto_reply", "", left=True)
    settle_case(case=case, choice=Choice(choice), by=officer)
    case.refresh_from_db()
    assert (case.outcome, case.contact.status) == (outcome, status)
    follow_bounces()
    assert not BounceCase.objects.filter(state="open").exists()


def test_what_occurred_before_a_case_was_settled_opens_none(handed_over: HandedOver, officer: User) -> None:
    message = handed_over()
    settle_case(case=case_of(message, "auto_reply", "", left=True), choice=Choice.LOSS, by=officer)
    see(message, "auto_reply", "", days_ago=1, left=True)
    follow_bounces()
    assert not BounceCase.objects.filter(state="open").exists()
    see(message, "auto_reply", "", left=True)
    follow_bounces()
    assert BounceCase.objects.filter(state="open").count() == 1


def test_what_the_directory_settles_needs_nobody(handed_over: HandedOver) -> None:
    cases = [case_of(handed_over("one@example.org"))]
    corrected = cases[0].contact
    corrected.email = "other@example.org"
    corrected.save()
    reconcile()
    assert BounceCase.objects.get().outcome == "moot"


def test_an_erased_address_leaves_no_case_behind(handed_over: HandedOver) -> None:
    case_of(handed_over())
    erase_address(address=ADDRESS)
    reconcile()
    assert list(BounceCase.objects.values_list("state", "address_hash")) == [("closed", None)]


def test_what_is_settled_is_forgotten_by_address_in_time(handed_over: HandedOver, officer: User) -> None:
    case = case_of(handed_over())
    settle_case(case=case, choice=Choice.LOSS, by=officer)
    purge()
    assert BounceCase.objects.exclude(address_hash=None).exists()
    BounceCase.objects.update(closed_at=timezone.now() - timedelta(days=91))
    purge()
    assert not BounceCase.objects.exclude(address_hash=None).exists()


def test_a_desk_settles_what_is_its_own_countrys(handed_over: HandedOver) -> None:
    case = case_of(handed_over())
    desk, foreign = person("desk@example.org", "country-desk"), person("foreign@example.org", "country-desk")
    Membership.objects.create(user=desk, organisation=case.agency.organisation)
    others = [foreign, person("x@example.org", "auditor"), person("y@example.org", "approver")]
    for user in others:
        with pytest.raises(PermissionDenied):
            settle_case(case=case, choice=Choice.LOSS, by=user)
        with pytest.raises(PermissionDenied):
            correct_address(case=case, email="a@example.org", again=False, by=user)
    assert correct_address(case=case, email="a@example.org", again=False, by=desk)
