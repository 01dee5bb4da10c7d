"""A mail that was too big, by whatever words: the link alone follows, and a case only where it does not."""

from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.channels.replies import RelayAction, judge
from dissemination.kinds import Lane
from dissemination.models import BounceCase, Contact, Delivery, DeliveryEvent, OutboundMessage, Plan
from dissemination.models.plan import Mode
from dissemination.queries.too_big import bounced, was_too_big
from dissemination.services import lighten as lightening
from dissemination.services.approve_plan import approve_plan
from dissemination.services.collect_evidence import collect_evidence
from dissemination.services.drain import drain
from dissemination.services.enqueue import Wording
from dissemination.services.follow_bounces import follow_bounces
from dissemination.services.hear_relay import hear_relay
from dissemination.services.make_plan import Audience, Way, make_plan
from dissemination.services.read_mailbox import read_mailbox
from dissemination.services.run_plans import run_plans
from tests.dissemination.directory import Manual, agency, contact, person
from tests.dissemination.evidence import samples
from tests.dissemination.evidence.relay_log import lines_of
from tests.dissemination.evidence.samples import fill

pytestmark = pytest.mark.django_db
IN_WORDS = "552 message too large"


@pytest.fixture
def plan(manual: Manual) -> Plan:
    manual.pdfs = {"en": b"%PDF-1.7\n" + bytes(range(256)) * 40}
    made = make_plan(
        edition=manual.edition,
        audience=Audience(languages=["en"]),
        by=person("o@example.org", "officer"),
        nonce=uuid4(),
        way=Way(mode=Mode.ATTACHMENT),
    )
    approve_plan(plan=made, by=person("a@example.org", "approver"))
    return made


def handed_over(relay: MemoryChannel) -> OutboundMessage:
    contact(agency(), "a@example.org")
    run_plans()
    drain(lane=Lane.NORMAL, channel=relay)
    return OutboundMessage.objects.get()


def has_the_link() -> bool:
    run_plans()
    return OutboundMessage.objects.filter(idempotency_key__startswith="lo:").exists()


def test_the_relay_says_so_in_words(plan: Plan, relay: MemoryChannel) -> None:
    relay.answer("a@example.org", Reply(Phase.REPLY, 552, "", IN_WORDS))
    handed_over(relay)
    assert not BounceCase.objects.exists() and has_the_link()


def test_a_report_says_so_in_words(plan: Plan, relay: MemoryChannel, tmp_path: Path) -> None:
    message = handed_over(relay)
    (tmp_path / "new").mkdir()
    report = fill(samples.POSTFIX, message, action="failed", status="5.0.0", code=IN_WORDS)
    (tmp_path / "new" / "1.mx").write_bytes(report)
    assert read_mailbox(folder=str(tmp_path)) == 1
    assert not BounceCase.objects.exists() and has_the_link()


def test_the_log_says_so_in_words(plan: Plan, relay: MemoryChannel, tmp_path: Path) -> None:
    message = handed_over(relay)
    log = tmp_path / "mail.log"
    lines = lines_of(message, end=f"dsn=5.0.0, status=bounced (host said: {IN_WORDS})")
    log.write_text("\n".join(lines) + "\n")
    collect_evidence(log=log)
    hear_relay()
    follow_bounces()
    assert not BounceCase.objects.exists() and has_the_link()


def test_a_relay_that_refuses_the_size_at_once_is_not_closed() -> None:
    assert judge(Reply(Phase.MAIL, 552, "", "552 Message size exceeds the limit"), refusals=0).relay is RelayAction.NONE
    assert judge(Reply(Phase.MAIL, 550, "", "550 Sender refused"), refusals=0).relay is RelayAction.PAUSE


def test_what_names_neither_code_nor_reason_is_a_bounce_for_another_reason() -> None:
    for number, detail in enumerate([{}, {"enhanced": "5.7.1"}, {"enhanced": "5.2.3"}, {"refusal": "size"}]):
        DeliveryEvent.objects.create(
            source="dsn", source_event_id=str(number), kind="blocked", occurred_at=timezone.now(), detail=detail
        )
    of = DeliveryEvent.objects.values_list("source_event_id", flat=True).order_by("source_event_id")
    assert (list(of.filter(bounced())), list(of.filter(was_too_big()))) == (["0", "1"], ["2", "3"])


@pytest.mark.parametrize("ends", ["long ago", "cancelled", "paused contact"])
def test_somebody_looks_where_no_link_follows(plan: Plan, relay: MemoryChannel, ends: str) -> None:
    message = handed_over(relay)
    if ends == "long ago":
        Plan.objects.update(state=Plan.State.COMPLETE, ended_at=timezone.now() - timedelta(days=2))
    elif ends == "cancelled":
        Plan.objects.update(state=Plan.State.CANCELLED)
    else:
        Contact.objects.update(status=Contact.Status.PAUSED)
    refuse(message)
    follow_bounces()
    assert BounceCase.objects.get().cause == "blocked" and not has_the_link()


def test_a_second_word_about_what_the_link_followed_opens_no_case(plan: Plan, relay: MemoryChannel) -> None:
    message = handed_over(relay)
    refuse(message)
    assert has_the_link()
    refuse(message)
    assert follow_bounces() == 2
    assert not BounceCase.objects.exists()


def test_the_text_of_the_link_is_made_once_a_language(
    plan: Plan, relay: MemoryChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        contact(agency(f"Unit {number}"), f"u{number}@example.org")
    run_plans()
    for message in OutboundMessage.objects.all():
        refuse(message)
    made: list[str] = []
    real = lightening.plan_wording

    def count(**asked: Any) -> Wording:
        made.append(asked["language"])
        return real(**asked)

    monkeypatch.setattr(lightening, "plan_wording", count)
    run_plans()
    assert OutboundMessage.objects.filter(idempotency_key__startswith="lo:").count() == Delivery.objects.count() == 3
    assert made == ["en"]


def refuse(message: OutboundMessage) -> None:
    DeliveryEvent.objects.create(
        message_id=message.pk,
        delivery_id=message.delivery_id,
        source="dsn",
        source_event_id=str(uuid4()),
        kind="blocked",
        occurred_at=timezone.now(),
        detail={"enhanced": "5.0.0", "refusal": "size"},
    )
