"""Sending through the ledger against Django's own backend, and planning against a bare INSERT … SELECT."""

import resource
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dissemination.channels.smtp import Server, SMTPChannel
from dissemination.kinds import Lane
from dissemination.models import Delivery, Plan
from dissemination.services.drain import drain
from dissemination.services.enqueue import Draft, Wording, enqueue_many
from dissemination.services.plan_deliveries import plan_deliveries
from tests.bench.measure import Row
from tests.dissemination.directory import approved_plan
from tests.rig.mail import Catcher

ROUND = 400
CHUNK = 500
WORDING = Wording(
    language="en",
    subject="Edition 2 for [[agency]]",
    text="Edition 2 has arrived for [[agency]].\n" + "A line of the written text part, as people read it.\n" * 60,
    html="<html><body><p>[[agency]]</p>"
    + "<p>A paragraph of the message, as people read it.</p>\n" * 110
    + "</body></html>",
)
GROW = """
WITH organisations AS (
    INSERT INTO hub_organisation
        (key, name, kind, country_id, website, mail_domains, entitled_to_practitioner_text, created_at)
    SELECT gen_random_uuid(), 'Bench ' || n, 'police', 'RO', '', '{}', false, now() FROM generate_series(1, %s) n
    RETURNING id
), agencies AS (
    INSERT INTO dissemination_agency (key, organisation_id, external_ref, required_for_coverage, valid_from)
    SELECT gen_random_uuid(), id, '', true, '2020-01-01' FROM organisations RETURNING id
)
INSERT INTO dissemination_contact (id, agency_id, role_title, email, address_hash, is_shared_mailbox, language,
                                   time_zone, status, basis, basis_note, source, created_at)
SELECT gen_random_uuid(), id, 'Desk', 'bench' || id || '@example.org', sha256(id::text::bytea), true, 'ro',
       'Europe/Bucharest', 'active', 'public_task', '', '', now() FROM agencies
"""
BARE = """
INSERT INTO dissemination_delivery (id, plan_id, distribution_id, agency_id, contact_id)
SELECT gen_random_uuid(), %s, %s, agency_id, id FROM dissemination_contact
WHERE status = 'active' AND agency_id IS NOT NULL
"""


def bench_sending(messages: int) -> list[Row]:
    """Alternating rounds of both over one connection each to one catcher; queries counted in a round of their own."""
    with tempfile.TemporaryDirectory() as folder:
        catcher = Catcher(Path(folder))
        catcher.start()
        try:
            channel = SMTPChannel(Server(**{**settings.HUB_SMTP, "port": catcher.smtp_port}))
            django = EmailBackend(host="127.0.0.1", port=catcher.smtp_port)
            django.open()
            waiting = _enqueue(ROUND)
            with CaptureQueriesContext(connection) as queries:
                _ledger(channel, waiting)
            ours = reference = 0.0
            for _round in range(max(messages // ROUND, 2)):
                ours += _ledger(channel, _enqueue(ROUND))
                reference += _django(django, ROUND)
        finally:
            catcher.stop()
    a_message = len(queries) / ROUND
    rate = reference / ours
    detail = f"{messages / ours:.0f} messages/s of {len(WORDING.html + WORDING.text) / 1000:.1f} kB"
    return [
        Row("sending, one process", "Django's backend on one connection", rate, ">= 1.2", rate >= 1.2, "0.95", detail),
        Row("queries a message", "none", a_message, "<= 0.05", a_message <= 0.05),
    ]


def bench_planning(contacts: int) -> list[Row]:
    """The same rows written by the service for one plan and by a bare statement for another."""
    with connection.cursor() as cursor:
        cursor.execute(GROW, [contacts])
        cursor.execute("ANALYZE")
    ours = reference = again = 0.0
    queries, growth, written = 0, 0.0, 0
    for turn in range(2):
        bare, plan = _plans(turn)
        if turn == 0:
            reference += _bare(bare)
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        with CaptureQueriesContext(connection) as asked:
            ours += _seconds(lambda plan=plan: plan_deliveries(plan=plan))  # type: ignore[misc]
        growth = max(growth, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024)
        again = max(again, _seconds(lambda plan=plan: plan_deliveries(plan=Plan.objects.get(pk=plan.pk))))  # type: ignore[misc]
        if turn == 1:
            reference += _bare(bare)
        queries, written = max(queries, len(asked)), Delivery.objects.filter(plan=plan).count()
    ratio = ours / reference
    detail = f"{written} deliveries, {ours / 2:.1f} s"
    peer = "2.6 (bulk_create)"
    return [
        Row("planning", "a bare INSERT … SELECT", ratio, "<= 1.5", ratio <= 1.5, peer, detail),
        Row("queries of planning", "none", queries, "<= 10", queries <= 10),
        Row("memory of planning", "MB before", growth, "<= 5", growth <= 5),
        Row("planning again", "seconds", again, "<= 0.3", again <= 0.3),
    ]


def _plans(turn: int) -> tuple[Plan, Plan]:
    """One for each way of writing, of editions that nobody holds."""
    bare, plan = approved_plan(), approved_plan()
    for name, one in (("bare", bare), ("ours", plan)):
        Plan.objects.filter(pk=one.pk).update(edition=f"{name}-{turn}")
        one.refresh_from_db()
    return bare, plan


def _bare(plan: Plan) -> float:
    distribution = plan.distributions.get(language="ro")
    with connection.cursor() as cursor:
        return _seconds(lambda: cursor.execute(BARE, [plan.pk, distribution.pk]))


def enqueue(number: int) -> int:
    """Some hundreds at a time, as distributions are; returns how many."""
    return sum(_enqueue(min(CHUNK, number - begun)) for begun in range(0, number, CHUNK))


def _enqueue(number: int) -> int:
    drafts = [
        Draft(
            key=f"bench:{uuid4()}", kind="distribution", recipient="contact:x", address=f"unit{index}@example.org",
            wording=WORDING, fill={"agency": f"Unit {index}"},
        )
        for index in range(number)
    ]  # fmt: skip
    return enqueue_many(drafts)


def _ledger(channel: SMTPChannel, number: int) -> float:
    return _seconds(lambda: _all_sent(drain(lane=Lane.NORMAL, channel=channel, seconds=600).sent, number))


def _django(backend: EmailBackend, number: int) -> float:
    def send() -> None:
        for index in range(number):
            text, html = (part.replace("[[agency]]", f"Unit {index}") for part in (WORDING.text, WORDING.html))
            mail = EmailMultiAlternatives(
                WORDING.subject, text, settings.DEFAULT_FROM_EMAIL, [f"unit{index}@example.org"]
            )
            mail.attach_alternative(html, "text/html")
            _all_sent(backend.send_messages([mail]), 1)

    return _seconds(send)


def _all_sent(sent: int, wanted: int) -> None:
    """A message that the sample content left waiting may fall due meanwhile and go along."""
    if sent < wanted:
        raise RuntimeError(f"{sent} of {wanted} messages were sent")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
