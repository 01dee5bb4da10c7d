"""The relay's own log: whatever order and portions its lines come in, the same is known in the end."""

import json
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dissemination.models import (
    DeliveryEvent,
    EvidenceSource,
    RelayEvidence,
    RelayQueue,
    RelayRemark,
    RelayText,
)
from dissemination.queries.invariants import broken
from dissemination.services.collect_evidence import collect_evidence
from dissemination.services.hear_relay import forget_remarks, hear_relay
from dissemination.services.reconcile import reconcile
from tests.dissemination.evidence.conftest import HandedOver, kinds_of, state_of
from tests.dissemination.evidence.relay_log import lines_of, stamp, write

pytestmark = pytest.mark.django_db


def test_what_the_log_says_is_evidence_and_events(handed_over: HandedOver, relay_log: Path) -> None:
    message = handed_over(state="in_doubt")
    write(relay_log, *lines_of(message))
    assert reconcile().accepted == 1
    assert reconcile().accepted == 0
    message.refresh_from_db()
    assert (message.state, message.settled_by) == ("accepted", "relaylog")
    assert kinds_of(message, "relaylog") == ["accepted", "delayed", "delivered"]
    assert state_of(message) == "delivered"
    assert [text.text for text in RelayText.objects.all()] == ["host said: 451 4.7.1 Greylisted"]
    assert "police.example.org" not in json.dumps(list(DeliveryEvent.objects.values()), default=str)
    assert not RelayRemark.objects.exists()
    assert broken() == []


def test_a_letter_that_was_cut_off_is_named_and_not_taken(handed_over: HandedOver, relay_log: Path) -> None:
    message = handed_over(state="in_doubt")
    write(relay_log, lines_of(message)[0])
    assert reconcile().accepted == 0
    assert not RelayEvidence.objects.exists()


def test_a_log_that_lost_the_line_with_the_name_still_proves(handed_over: HandedOver, relay_log: Path) -> None:
    message = handed_over(state="in_doubt")
    write(relay_log, lines_of(message)[1])
    assert reconcile().accepted == 1
    stranger = lines_of(message)[1].replace(message.envelope_token, "0" * 32).replace("4Xz1Qm5Bq2z9vJ", "STRANGER1")
    write(relay_log, stranger)
    reconcile()
    assert RelayEvidence.objects.count() == 1


@pytest.mark.parametrize("sender", ["", "b+00000000000000000000000000000000@hub.example.org", "x@y.org"])
def test_a_mail_of_somebody_else_with_our_id_proves_nothing(
    handed_over: HandedOver, relay_log: Path, sender: str
) -> None:
    message = handed_over(state="queued")
    named, taken = lines_of(message)[:2]
    forged = taken.replace(f"b+{message.envelope_token}@hub.example.org", sender)
    assert f"from=<{sender}>, size" in forged
    write(relay_log, named, forged)
    write(relay_log, forged.replace(", size=9000, nrcpt=1 (queue active)", ", status=expired, returned to sender"))
    reconcile()
    message.refresh_from_db()
    assert (message.state, kinds_of(message, "relaylog")) == ("queued", [])
    assert not RelayEvidence.objects.exists() and not RelayRemark.objects.exists()


def test_who_knows_one_token_proves_nothing_of_another_mail(handed_over: HandedOver, relay_log: Path) -> None:
    known, other = handed_over("one@example.org"), handed_over("two@example.org", state="queued")
    moment = timezone.now().strftime("%b %e %H:%M:%S")
    head = f"{moment} mx postfix/{{}}[7]: 4Xz1Q: "
    write(
        relay_log,
        f"{head.format('cleanup')}message-id={other.rfc_message_id}",
        f"{head.format('qmgr')}from=<b+{known.envelope_token}@hub.example.org>, size=9, nrcpt=1 (queue active)",
    )
    reconcile()
    assert list(RelayEvidence.objects.values_list("message_id", flat=True)) == [known.pk]


def test_a_line_about_another_recipient_is_not_ours(handed_over: HandedOver, relay_log: Path) -> None:
    """Short queue ids are given anew: the mail of somebody else may bear the same."""
    message = handed_over()
    write(relay_log, lines_of(message)[0], lines_of(message, to="else@example.net")[3])
    reconcile()
    assert kinds_of(message, "relaylog") == []


def test_a_queue_id_that_is_given_anew_means_the_mail_named_last(handed_over: HandedOver, relay_log: Path) -> None:
    first, second = handed_over("one@example.org"), handed_over("two@example.org")
    old = [line.replace(line[:32], stamp(-600)) for line in lines_of(first, queue="A1B2C3D4")]
    write(relay_log, *lines_of(second, queue="A1B2C3D4"), *old)
    reconcile()
    assert "delivered" in kinds_of(first, "relaylog") and "delivered" in kinds_of(second, "relaylog")


def test_mail_of_others_is_let_go(handed_over: HandedOver, relay_log: Path) -> None:
    message = handed_over()
    sender = f"b+{message.envelope_token}@hub.example.org"
    lines = lines_of(message, queue="OTHER1")
    other = [line.replace(message.rfc_message_id, "<x@y.org>").replace(sender, "x@y.org") for line in lines]
    write(relay_log, *other)
    reconcile()
    assert not RelayRemark.objects.exists() and not RelayQueue.objects.exists()
    write(relay_log, lines_of(message, queue="NOBODY1")[3])
    reconcile()
    assert RelayRemark.objects.count() == 1
    RelayRemark.objects.update(said_at=timezone.now() - timedelta(days=4))
    forget_remarks()
    assert not RelayRemark.objects.exists()


def test_a_filter_that_hands_the_mail_back_is_no_second_mail(handed_over: HandedOver, relay_log: Path) -> None:
    message = handed_over()
    first = [line.replace("mx.example.net[192.0.2.7]:25", "127.0.0.1[127.0.0.1]:10024") for line in lines_of(message)]
    write(relay_log, *first)
    reconcile()
    assert (state_of(message), kinds_of(message, "relaylog")) == ("sent", ["delayed", "relayed"])
    write(relay_log, *lines_of(message, queue="4Xz1Qm5SECOND"))
    reconcile()
    assert state_of(message) == "delivered"
    assert broken() == []


@pytest.mark.parametrize(
    ("end", "state"),
    [
        ("dsn=5.1.1, status=bounced (host mx said: 550 5.1.1 Unknown)", "bounced"),
        ("dsn=5.2.2, status=bounced (host mx said: 552 5.2.2 Full)", "failed"),
        ("dsn=5.7.1, status=bounced (host mx said: 554 5.7.1 Blocked)", "failed"),
    ],
)
def test_what_came_back_is_no_delivery(handed_over: HandedOver, relay_log: Path, end: str, state: str) -> None:
    message = handed_over()
    write(relay_log, *lines_of(message, end=end))
    reconcile()
    assert state_of(message) == state


def test_the_rest_of_a_log_that_was_put_away_is_read(handed_over: HandedOver, relay_log: Path) -> None:
    message = handed_over()
    lines = lines_of(message)
    write(relay_log, *lines[:2])
    reconcile()
    write(relay_log, lines[2])
    relay_log.rename(relay_log.with_name(f"{relay_log.name}.1"))
    write(relay_log, lines[3])
    reconcile()
    assert kinds_of(message, "relaylog") == ["delayed", "delivered"]


@given(data=st.data())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_neither_order_nor_portions_of_the_log_matter(
    data: st.DataObject, handed_over: HandedOver, tmp_path: Path
) -> None:
    address = f"{uuid4()}@example.org"
    message = handed_over(address, state="in_doubt")
    queue, log = uuid4().hex[:12].upper(), tmp_path / f"{uuid4()}.log"
    end = data.draw(st.sampled_from(["", "dsn=5.1.1, status=bounced (550 5.1.1 Unknown)"]))
    lines = lines_of(message, queue, end=end)
    text = "".join(f"{line}\n" for line in data.draw(st.permutations(lines + lines[:4])))
    cuts = sorted(data.draw(st.lists(st.integers(0, len(text)), max_size=4)))
    EvidenceSource.objects.all().delete()
    for begin, until in zip([0, *cuts], [*cuts, len(text)], strict=True):
        with log.open("a") as file:
            file.write(text[begin:until])
        collect_evidence(log=log)
        hear_relay()
    assert kinds_of(message, "relaylog") == sorted(["delayed", "bounced_hard" if end else "delivered"])
    assert RelayEvidence.objects.filter(message_id=message.pk).count() == 1
    assert state_of(message) == ("bounced" if end else "delivered")
    assert not RelayRemark.objects.exists()


def test_both_formats_in_one_log(handed_over: HandedOver, relay_log: Path) -> None:
    one, two = handed_over("one@example.org", state="in_doubt"), handed_over("two@example.org", state="in_doubt")
    write(relay_log, json.dumps({"received_at": stamp(), "queue_id": "q1", "message_id": one.rfc_message_id}))
    write(relay_log, *lines_of(two))
    assert reconcile().accepted == 2


def test_many_lines_cost_no_more_queries_than_few(handed_over: HandedOver, relay_log: Path) -> None:
    asked = []
    for mails in (2, 2, 20):  # the first makes what is made once
        messages = [handed_over(f"unit{len(asked)}x{number}@example.org") for number in range(mails)]
        for number, message in enumerate(messages):
            write(relay_log, *lines_of(message, queue=f"4Xz1Q{len(asked)}x{number}"))
        with CaptureQueriesContext(connection) as queries:
            collect_evidence(log=relay_log)
            hear_relay()
        assert {state_of(message) for message in messages} == {"delivered"}
        asked.append(len(queries))
    assert asked[1] == asked[2]
