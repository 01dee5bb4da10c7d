"""Digests: one event for many subscribers, the messages of many, one of them composed, and all of them sent."""

import gc
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.smtp import EmailBackend
from django.db import connection
from django.utils import timezone

from dissemination.channels.smtp import Server, SMTPChannel
from dissemination.emails.letter import Envelope
from dissemination.emails.letter import build as build_letter
from dissemination.kinds import Lane
from dissemination.models import ContentEvent, DigestEntry, DigestRun, OutboundMessage
from dissemination.services import links
from dissemination.services.compose import Composed, compose
from dissemination.services.drain import drain
from dissemination.services.fan_out import fan_out
from dissemination.services.plan_digests import CHUNK, plan_run
from home.models import NewsIndexPage, NewsPage
from hub.models import Theme
from hub.publishing.services.publish import publish
from tests.bench.measure import Row
from tests.bench.rows.together import MILLISECONDS, line_of, process, tell
from tests.rig.mail import Catcher

PUBLISHED = 20
ITEMS = 12
ROUND = 500
ROUNDS = 3
SUMMARY = "Whoever meets a minor in the first hours finds here whom to call, what to say and what to leave. " * 2
GROW = """
WITH people AS (
    INSERT INTO dissemination_subscriber
        (key, email, language, time_zone, status, confirmed_at, moves, created_at)
    SELECT gen_random_uuid(), 'reader' || n || '@bench.example.org', (ARRAY['en', 'ro', 'nl', 'da'])[n %% 4 + 1],
           'Europe/Brussels', 'active', now(), 0, now()
    FROM generate_series(1, %(people)s) n RETURNING id
)
INSERT INTO dissemination_subscription
    (key, subscriber_id, scope, value, cadence, source, basis, confirmed_at, ended_reason)
SELECT gen_random_uuid(), id, topic.scope, topic.value, 'weekly', 'bench', 'consent', now(), ''
FROM people CROSS JOIN (VALUES ('theme', %(theme)s), ('all', '')) AS topic (scope, value)
"""
DEAL = """
INSERT INTO dissemination_digestentry (subscriber_id, event_id, dedup_key, cadence, state, returned, created_at)
SELECT s.id, e.id, e.event_key, 'weekly', 'pending', 0, now()
FROM (SELECT id FROM dissemination_subscriber WHERE email LIKE '%%@bench.example.org' ORDER BY id LIMIT %(people)s) s
CROSS JOIN LATERAL (
    SELECT id, event_key FROM dissemination_contentevent
    WHERE id = ANY (%(events)s) ORDER BY md5(s.id || ':' || id || ':' || %(deal)s) LIMIT %(items)s
) e
"""


def bench_digests(messages: int, people: int) -> Iterator[Row]:
    """Everybody gets a dozen out of twenty pieces of news, so that hardly two digests are the same."""
    events = _published()
    _execute(GROW, people=people, theme="bench")
    _execute("ANALYZE")
    yield _fanned_out(people)
    yield _composed(events)
    yield _sent(events, messages)
    yield _sent_by_two(events, messages)
    yield _planned(events, people)


def _published() -> list[int]:
    """Half of them about a theme that everybody follows; the last one waits to be fanned out."""
    theme, _made = Theme.objects.get_or_create(slug="bench", defaults={"name": "Guardians of the first hours"})
    parent = NewsIndexPage.objects.get(locale__language_code=settings.LANGUAGE_CODE)
    fan_out()
    pages = []
    for number in range(PUBLISHED):
        title = f"What is new, number {number}, for whoever meets a minor in the first hours"
        page = NewsPage(title=title, slug=f"bench-{uuid4().hex[:8]}", summary=SUMMARY, live=False)
        page.themes.set([theme] if number % 2 else [])
        parent.add_child(instance=page)
        publish(revision=page.save_revision(), by=None)
        pages.append(str(page.translation_key))
    events = list(ContentEvent.objects.filter(item_key__in=pages).order_by("pk").values_list("pk", flat=True))
    ContentEvent.objects.filter(pk__in=events[:-1]).update(fanned_out_at=timezone.now())
    return events


def _fanned_out(people: int) -> Row:
    spent = _seconds(fan_out)
    detail = f"for {people} subscribers with two subscriptions each"
    return Row("fan-out of one event", "seconds", spent, "<= 3", spent <= 3, "", detail)


def _composed(events: Sequence[int]) -> Row:
    """CPU of this process: query, render and MIME, by chunks as a planner takes them, by the number of digests."""
    _deal(events, ROUND)
    times, written = [], list[bytes]()
    for _round in range(ROUNDS):
        gc.collect()
        began = time.process_time()
        written = [one for entries in _chunks(events) for one in _written(compose(entries=entries, cadence="weekly"))]
        times.append(1000 * (time.process_time() - began) / ROUND)
    spent = statistics.median(times)
    detail = f"{ITEMS} items, {sum(map(len, written)) / ROUND / 1000:.1f} kB; {len(set(written))} of {ROUND} differ"
    return Row("composing one digest", "ms of CPU", spent, "<= 4", spent <= 4, "", detail)


def _chunks(events: Sequence[int]) -> Iterator[list[DigestEntry]]:
    entries = DigestEntry.objects.pending().filter(event__in=events).order_by("pk")
    people = sorted(set(entries.values_list("subscriber_id", flat=True)))
    for begun in range(0, len(people), CHUNK):
        yield list(entries.filter(subscriber__in=people[begun : begun + CHUNK]))


def _written(composed: Sequence[Composed]) -> list[bytes]:
    """As mail; the Message-ID and the address are the same in all, so that it is the content that differs."""
    envelope = Envelope("<bench@hub.example.org>", settings.DEFAULT_FROM_EMAIL, "reader@example.org", timezone.now())
    return [
        build_letter(
            envelope=envelope,
            subject=one.wording.subject,
            text=one.wording.text,
            html=one.wording.html,
            headers=one.wording.headers,
            fill=links.filled(one.fill),
        )
        for one in composed
        if one.wording is not None
    ]


def _sent(events: Sequence[int], messages: int) -> Row:
    """Alternating rounds over one connection each to one catcher; Django's mails are built before its clock runs."""
    with tempfile.TemporaryDirectory() as folder:
        catcher = Catcher(Path(folder))
        catcher.start()
        try:
            channel = SMTPChannel(Server(**{**settings.HUB_SMTP, "port": catcher.smtp_port}))
            django = EmailBackend(host="127.0.0.1", port=catcher.smtp_port)
            django.open()
            ours = reference = 0.0
            for _round in range(max(messages // ROUND, 2)):
                run = _run(events, ROUND)
                ours += _seconds(lambda run=run: _write_and_send(run, channel))  # type: ignore[misc]
                built = _built(run)
                reference += _seconds(lambda built=built: django.send_messages(built))  # type: ignore[misc]
        finally:
            catcher.stop()
    rate = reference / ours
    detail = f"{max(messages // ROUND, 2) * ROUND / ours:.0f} digests/s"
    name, peer = "composing and sending digests", "Django's open connection sending prebuilt ones"
    return Row(name, peer, rate, ">= 0.4", rate >= 0.4, "", detail)


def _write_and_send(run: DigestRun, channel: SMTPChannel) -> None:
    written = plan_run(run=run.pk)
    if drain(lane=Lane.BULK, channel=channel, seconds=600).sent < written:
        raise RuntimeError("not all digests were sent")


def _built(run: DigestRun) -> list[EmailMultiAlternatives]:
    built = []
    for message in OutboundMessage.objects.of_group(run.group).select_related("text"):
        text = message.text
        if text is None:
            raise RuntimeError("a digest without its text")
        mail = EmailMultiAlternatives(text.subject, text.text, settings.DEFAULT_FROM_EMAIL, [message.to_address])
        mail.attach_alternative(text.html, "text/html")
        built.append(mail)
    return built


def _sent_by_two(events: Sequence[int], messages: int) -> Row:
    """The relay answers each command after a millisecond; the second process sends while the first still writes."""
    a_round = max(messages // (2 * ROUNDS), 200)
    with process("sink", str(MILLISECONDS)) as sink:
        port = line_of(sink)
        with process("planner", port=port) as first, process("planner", port=port) as second:
            _by([first, second], _run(events, 50))
            one = two = 0.0
            for _round in range(ROUNDS):
                one += _by([first], _run(events, a_round))
                two += _by([first, second], _run(events, a_round))
    ratio = one / two
    detail = f"{ROUNDS * a_round / two:.0f} digests/s against {ROUNDS * a_round / one:.0f}"
    return Row("composing and sending, two processes", "one process", ratio, ">= 1.6", ratio >= 1.6, "", detail)


def _by(processes: Sequence[subprocess.Popen[str]], run: DigestRun) -> float:
    began = time.perf_counter()
    for number, one in enumerate(processes):
        tell(one, f"{'help' if number else 'send'} {run.pk}")
    for one in processes:
        line_of(one)
    passed = time.perf_counter() - began
    run.refresh_from_db()
    if OutboundMessage.objects.of_group(run.group).filter(state="accepted").count() < run.expected:
        raise RuntimeError("not all digests were sent")
    return passed


def _planned(events: Sequence[int], people: int) -> Row:
    run = _run(events, people)
    with process("planner") as planner:
        began = time.perf_counter()
        tell(planner, f"plan {run.pk}")
        megabytes = int(line_of(planner))
        passed = time.perf_counter() - began
    run.refresh_from_db()
    detail = f"{run.expected} digests of {ITEMS} items in {passed:.0f} s"
    return Row("memory of planning digests", "MB of the process", megabytes, "< 200", megabytes < 200, "", detail)


def _run(events: Sequence[int], people: int) -> DigestRun:
    _deal(events, people)
    return DigestRun.objects.create(cadence="weekly", period_key=uuid4().hex[:16], nonce=uuid4())


def _deal(events: Sequence[int], people: int) -> None:
    """Anew, whatever they were told before."""
    DigestEntry.objects.filter(event__in=events).delete()
    _execute(DEAL, events=list(events), people=people, items=ITEMS, deal=uuid4().hex[:8])


def _execute(statement: str, **values: object) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values or None)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
