"""Who holds which edition: 30 countries, 6 editions, 24 languages, a million things seen."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from uuid import uuid4

from django.conf import global_settings, settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.utils import timezone

from dissemination.models import Plan
from dissemination.queries.all_editions import all_editions
from dissemination.queries.coverage import Measure, Question, coverage
from dissemination.queries.holders import holders
from dissemination.queries.states import BEST, STATES
from hub.models import User
from hub.ports import citable
from tests.bench.measure import ROUNDS, Row
from tests.dissemination.directory import Manual, edition

SECONDS, LANGUAGES = 0.15, 24
EDITIONS = ["6", "5", "4", "3", "2", "1"]
EVENTS_OF_ONE = 4

AGENCIES = """
WITH organisations AS (
    INSERT INTO hub_organisation
        (key, name, kind, country_id, website, mail_domains, entitled_to_practitioner_text, created_at)
    SELECT gen_random_uuid(), 'Bench coverage ' || country.code || ' ' || n, (ARRAY['police', 'ngo'])[1 + n %% 2],
           country.code, '', '{}', false, now()
    FROM hub_country country, generate_series(1, %(each)s) n RETURNING id
), agencies AS (
    INSERT INTO dissemination_agency (key, organisation_id, external_ref, required_for_coverage, valid_from)
    SELECT gen_random_uuid(), id, '', true, '2020-01-01' FROM organisations RETURNING id
), required AS (
    INSERT INTO dissemination_requirement (agency_id, since) SELECT id, '2020-01-01' FROM agencies
)
INSERT INTO dissemination_contact (id, agency_id, role_title, email, address_hash, is_shared_mailbox, language,
                                   time_zone, status, basis, basis_note, source, created_at)
SELECT gen_random_uuid(), id, 'Desk', 'coverage' || id || '@example.org', sha256(('c' || id)::bytea), true, 'ro',
       'Europe/Bucharest', 'active', 'public_task', '', '', now() FROM agencies
"""

# A delivery for each agency, edition and language, each with four things seen over the last 200 days.
DELIVERIES = """
INSERT INTO dissemination_delivery (id, plan_id, distribution_id, agency_id, contact_id, state)
SELECT gen_random_uuid(), given.plan_id, given.id, contact.agency_id, contact.id, 'sent'
FROM dissemination_distribution given, dissemination_contact contact
WHERE given.plan_id = ANY(%(plans)s) AND contact.email LIKE 'coverage%%'
"""
EVENTS = """
INSERT INTO dissemination_deliveryevent
    (delivery_id, source, source_event_id, kind, occurred_at, received_at, detail)
SELECT d.id, 'dsn', d.id || ':' || n,
       (ARRAY['accepted', 'in_doubt', 'delivered', 'acknowledged', 'bounced_hard', 'auto_reply', 'note'])
           [1 + CASE WHEN n = 1 THEN 0 ELSE (random() * 6)::int END],
       moment.at, moment.at, '{}'
FROM dissemination_delivery d, generate_series(1, %(each)s) n,
     LATERAL (SELECT now() - random() * interval '200 days' AS at WHERE d.id IS NOT NULL AND n > 0) moment
WHERE d.plan_id = ANY(%(plans)s)
"""
HOLDINGS = f"""
WITH states AS MATERIALIZED ({{states}})
INSERT INTO dissemination_holding
    (agency_id, edition, language, impression, state, since, delivery_id, known_from) {BEST}
"""


def bench_coverage(events: int) -> Iterator[Row]:
    """Wall time of the questions, as an officer asks them, and of the whole page beside."""
    known = dict([*settings.LANGUAGES, *global_settings.LANGUAGES])
    codes = ["en", *[code for code in known if "-" not in code and code != "en"][: LANGUAGES - 1]]
    before = citable.get()
    manual = Manual()
    manual.editions = lambda: [edition(number, codes) for number in EDITIONS]  # type: ignore[method-assign]
    citable.provide(manual)
    try:
        size = _grow(codes, events)
        today = timezone.localdate()
        asked = Question(EDITIONS[0], today, EDITIONS[1:])
        yield _row(f"coverage, {size}", lambda: coverage(asked), met=True)
        behind = lambda: holders(asked, measure=Measure.CONFIRMED, language=codes[1])  # noqa: E731
        yield _row("the agencies behind a number, in one language", behind)
        yield _row("all editions by country", lambda: all_editions(editions=EDITIONS, on=today))
        then = Question(EDITIONS[0], today - timedelta(days=50), EDITIONS[1:])
        yield _row("coverage as of fifty days ago, from the events", lambda: coverage(then))
        client = Client()
        client.force_login(User.objects.get(email="officer@example.org"))
        with override_settings(LANGUAGES=[(code, known[code]) for code in codes]):
            yield _row("the whole page of it", lambda: _page(client))
    finally:
        citable.provide(before)


def _row(name: str, ask: Callable[[], object], *, met: bool = False) -> Row:
    ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
        count = len(captured)
    spent = statistics.median(_seconds(ask) for _round in range(ROUNDS))
    goal = f"<= {SECONDS}" if met else "measured"
    return Row(name, "seconds", spent, goal, not met or spent <= SECONDS, "", f"{count} queries")


def _page(client: Client) -> None:
    answer = client.get("/admin/distribution/coverage/")
    assert answer.status_code == 200 and answer.content.count(b"what=confirmed") > LANGUAGES


def _seconds(ask: Callable[[], object]) -> float:
    began = time.perf_counter()
    ask()
    return time.perf_counter() - began


def _grow(codes: list[str], events: int) -> str:
    """What lies there, in words. The projection is written by the statement of the nightly check."""
    plans = [_plan(number, code) for number in EDITIONS for code in codes]
    countries = 30
    each = max(events // (EVENTS_OF_ONE * len(EDITIONS) * len(codes) * countries), 1)
    with connection.cursor() as cursor:
        cursor.execute(AGENCIES, {"each": each})
        cursor.execute(DELIVERIES, {"plans": plans})
        cursor.execute(EVENTS, {"plans": plans, "each": EVENTS_OF_ONE})
        seen = cursor.rowcount
        cursor.execute("ANALYZE")
        of_plans = "SELECT id FROM dissemination_delivery WHERE plan_id = ANY(%(plans)s)"
        cursor.execute(HOLDINGS.format(states=STATES.format(which=of_plans)), {"plans": plans})
        cursor.execute("ANALYZE")
    return f"{seen:,} events, {each * countries} agencies, {len(EDITIONS)} editions, {len(codes)} languages"


def _plan(number: str, code: str) -> int:
    """A plan of one language, for an agency gets a plan once."""
    officer = User.objects.get(email="officer@example.org")
    plan = Plan.objects.create(nonce=uuid4(), edition=number, edition_title=number, created_by=officer)
    plan.distributions.create(edition=number, language=code, impression=1, sha256="0" * 64)
    return int(plan.pk)
