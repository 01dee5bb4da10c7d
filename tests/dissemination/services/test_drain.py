"""The walk of a message on real PostgreSQL, with a relay in memory."""

from collections.abc import Callable
from datetime import timedelta
from email import message_from_bytes, policy

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from dissemination.channels.base import Phase, Reply
from dissemination.channels.memory import MemoryChannel
from dissemination.kinds import Lane
from dissemination.models import DeliveryAttempt, DeliveryEvent, MessageText, OutboundMessage, Relay, Suppression
from dissemination.queries.invariants import broken
from dissemination.services.claim import claim
from dissemination.services.drain import drain
from dissemination.services.intend import intend
from dissemination.services.reap import reap
from dissemination.services.suppress import suppress
from tests.dissemination.leases import end_leases

pytestmark = pytest.mark.django_db

Queued = Callable[..., OutboundMessage]


def test_a_message_is_handed_over_once(queued: Queued, relay: MemoryChannel) -> None:
    message = queued()
    queued()  # the same key
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    message.refresh_from_db()
    assert (message.state, message.attempts, message.settled_by) == ("accepted", 1, "smtp")
    assert DeliveryEvent.objects.get(message_id=message.pk).kind == "accepted"
    assert DeliveryAttempt.objects.get(message_id=message.pk).outcome == "accepted"
    assert broken() == []


def test_what_the_mail_says(queued: Queued, relay: MemoryChannel) -> None:
    message = queued()
    drain(lane=Lane.NORMAL, channel=relay)
    letter = relay.accepted[0]
    mail = message_from_bytes(letter.content, policy=policy.default)
    assert mail["Message-ID"] == message.rfc_message_id == f"<{message.pk}@hub.example.org>"
    assert mail["Subject"] == "Ediția 2 Unit & Co"
    assert mail.get_body(("plain",)).get_content() == "Bună ziua,\n\nUnit & Co\n.\nSfârșit\n"
    assert "Unit &amp; Co" in mail.get_body(("html",)).get_content()
    assert letter.sender == f"b+{message.envelope_token}@hub.example.org"


@pytest.mark.django_db(transaction=True)
def test_the_intent_is_committed_before_the_relay_hears_anything(queued: Queued) -> None:
    message = queued()

    class Looking(MemoryChannel):
        def send(self, letter):  # type: ignore[no-untyped-def]
            assert not connection.in_atomic_block
            message.refresh_from_db()
            assert message.state == "sending"
            assert DeliveryAttempt.objects.filter(message_id=message.pk, finished_at=None).count() == 1
            return super().send(letter)

    assert drain(lane=Lane.NORMAL, channel=Looking()).sent == 1


def test_a_retry_is_the_same_mail(queued: Queued, relay: MemoryChannel) -> None:
    message = queued()
    sent = []
    send = relay.send
    relay.send = lambda letter: (sent.append(letter), send(letter))[1]  # type: ignore[method-assign]
    relay.answer(message.to_address, Reply(Phase.RCPT, 451, "4.7.1", "4.7.1 Come back later"))
    drain(lane=Lane.NORMAL, channel=relay)
    message.refresh_from_db()
    assert (message.state, message.refusals) == ("queued", 1)
    assert timedelta(minutes=4) < message.not_before - timezone.now() < timedelta(minutes=6)
    OutboundMessage.objects.update(not_before=timezone.now() - timedelta(seconds=1))
    drain(lane=Lane.NORMAL, channel=relay)
    message.refresh_from_db()
    assert (message.state, message.attempts) == ("accepted", 2)
    assert sent[0] == sent[1]


@pytest.mark.parametrize(
    ("reply", "state", "event", "suppressed"),
    [
        (Reply(Phase.RCPT, 550, "5.1.1", "5.1.1 User unknown"), "failed", "bounced_hard", True),
        (Reply(Phase.RCPT, 550, "", "No such user here"), "failed", "bounced_hard", True),
        (Reply(Phase.RCPT, 552, "5.2.2", "5.2.2 Mailbox full"), "failed", "bounced_soft", False),
        (Reply(Phase.RCPT, 550, "5.7.1", "5.7.1 Blocked"), "held", "note", False),
        (Reply(Phase.DATA, 0, "", "cut"), "queued", None, False),
        (Reply(Phase.REPLY, 0, "", "cut"), "in_doubt", "in_doubt", False),
        (Reply(Phase.REPLY, 554, "5.6.0", "5.6.0 Odd"), "failed", "bounced_soft", False),
    ],
)
def test_what_an_answer_means(
    queued: Queued, relay: MemoryChannel, reply: Reply, state: str, event: str | None, suppressed: bool
) -> None:
    message = queued()
    relay.answer(message.to_address, reply)
    drain(lane=Lane.NORMAL, channel=relay)
    message.refresh_from_db()
    assert message.state == state
    assert list(DeliveryEvent.objects.values_list("kind", flat=True)) == ([event] if event else [])
    assert Suppression.objects.exists() is suppressed


def test_a_relay_that_is_down_is_left_alone_for_a_while(queued: Queued, relay: MemoryChannel) -> None:
    queued("a@police.example.org")
    queued("b@police.example.org")
    for address in ("a@police.example.org", "b@police.example.org"):
        relay.answer(address, Reply(Phase.CONNECT, 0, "", "refused"))
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    assert set(OutboundMessage.objects.values_list("state", "refusals", "doubts")) == {("queued", 0, 0)}
    assert drain(lane=Lane.NORMAL, channel=MemoryChannel()).sent == 0
    Relay.objects.update(closed_until=timezone.now() - timedelta(seconds=1))
    assert drain(lane=Lane.NORMAL, channel=MemoryChannel()).sent == 2
    assert Relay.objects.get().failures == 0


def test_a_relay_that_refuses_our_log_in_waits_for_a_person(queued: Queued, relay: MemoryChannel) -> None:
    message = queued()
    relay.answer(message.to_address, Reply(Phase.AUTH, 535, "5.7.8", "no"))
    drain(lane=Lane.NORMAL, channel=relay)
    assert Relay.objects.get().paused
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    message.refresh_from_db()
    assert message.state == "queued"


def test_a_suppressed_address_is_not_written_to(queued: Queued, relay: MemoryChannel) -> None:
    message = queued("Unit@Police.example.org")
    suppress(
        address="unit@police.EXAMPLE.org", scope=Suppression.Scope.DISTRIBUTION, reason=Suppression.Reason.OBJECTION
    )
    reset = queued("unit@police.example.org", kind="service")
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    assert drain(lane=Lane.URGENT, channel=relay).sent == 1
    message.refresh_from_db()
    reset.refresh_from_db()
    assert (message.state, reset.state) == ("suppressed", "accepted")


def test_a_late_message_expires(queued: Queued, relay: MemoryChannel) -> None:
    message = queued()
    OutboundMessage.objects.update(expires_at=timezone.now())
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    message.refresh_from_db()
    assert message.state == "expired"


def test_a_text_that_is_not_kept_goes_with_its_message(queued: Queued, relay: MemoryChannel) -> None:
    reset, edition = queued(kind="service"), queued(kind="distribution")
    drain(lane=Lane.URGENT, channel=relay)
    drain(lane=Lane.NORMAL, channel=relay)
    reset.refresh_from_db()
    edition.refresh_from_db()
    assert reset.text_id is None
    assert list(MessageText.objects.values_list("pk", flat=True)) == [edition.text_id]


def test_a_place_that_nothing_fills_is_never_sent_empty(queued: Queued, relay: MemoryChannel) -> None:
    message, other = queued(fill={}), queued("other@police.example.org")
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    message.refresh_from_db()
    other.refresh_from_db()
    assert (message.state, message.held, other.state) == ("held", "poison", "accepted")


def test_a_worker_that_dies_before_its_intent_loses_nothing(queued: Queued, relay: MemoryChannel) -> None:
    message = queued()
    claim(lane=Lane.NORMAL)
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 0
    end_leases()
    assert reap() == (1, 0)
    assert drain(lane=Lane.NORMAL, channel=relay).sent == 1
    message.refresh_from_db()
    assert (message.state, message.doubts) == ("accepted", 0)


def test_events_and_texts_cannot_be_changed(queued: Queued, relay: MemoryChannel) -> None:
    queued()
    drain(lane=Lane.NORMAL, channel=relay)
    for change in (DeliveryEvent.objects.all().delete, lambda: DeliveryEvent.objects.update(kind="note")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    with pytest.raises(DatabaseError), transaction.atomic():
        MessageText.objects.update(text="other")


def test_an_old_lease_cannot_write(queued: Queued) -> None:
    queued()
    old = claim(lane=Lane.NORMAL)
    end_leases()
    reap()
    assert len(claim(lane=Lane.NORMAL).messages) == 1
    assert intend(old) == []


def test_a_lease_shorter_than_a_letter_is_refused(queued: Queued, relay: MemoryChannel, settings: object) -> None:
    queued()
    settings.HUB_LEASE_SECONDS = relay.longest  # type: ignore[attr-defined]
    with pytest.raises(ImproperlyConfigured):
        drain(lane=Lane.NORMAL, channel=relay)


def test_lanes_are_kept_apart(queued: Queued, relay: MemoryChannel) -> None:
    queued(kind="digest")
    queued(kind="service")
    assert drain(lane=Lane.URGENT, channel=relay).sent == 1
    assert drain(lane=Lane.BULK, channel=relay).sent == 1


def test_few_queries_for_many_messages(queued: Queued, relay: MemoryChannel, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    for number in range(400):
        queued(f"unit{number}@police.example.org")
    with django_assert_max_num_queries(400 * 0.05):
        assert drain(lane=Lane.NORMAL, channel=relay, seconds=30).sent == 400


@pytest.mark.django_db(transaction=True)
def test_nothing_is_sent_inside_a_transaction(queued: Queued, relay: MemoryChannel) -> None:
    queued()
    with pytest.raises(RuntimeError), transaction.atomic():
        drain(lane=Lane.NORMAL, channel=relay)
