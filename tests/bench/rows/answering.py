"""Questionnaires: the page of results of a study that many answered, and the answers a processor takes in a second.

The page reads frozen tables, never answers. Its reference is the plain SQL that would count the same figures from the
answers themselves, each question alone and by its background: what a page without frozen tables asks at the least.
"""

import gc
import time
from collections.abc import Iterator
from uuid import uuid4

from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import override_settings

from hub.publishing.calendar import today
from research.models import Answer, StudyKind, StudyPage, Wave
from research.services.study.drafts import Hold, begin, keep
from research.services.study.release import release
from research.services.study.rounds import close_round
from research.views.answering.parts import cookie_of
from tests.bench.measure import Row, queries, side_by_side
from tests.research.studies.making import answers, study, wave

MOST_QUERIES = 10
RATIO = 2
RATE = 100
WARM = 20
COUNTED = """
SELECT answers->>'{name}', count(*) FROM {table} WHERE wave_id = %s GROUP BY 1;
SELECT background->>'profession', answers->>'{name}', count(*) FROM {table} WHERE wave_id = %s GROUP BY 1, 2;
"""


def bench_answering(many: int, sent: int) -> Iterator[Row]:
    """`many` answers behind the page of results; `sent` answers sent by the test client, one request each."""
    with override_settings(HUB_PAIRING_KEYS=f"{settings.HUB_PAIRING_KEYS}-bench"):
        yield _results(many)
        yield _submitting(sent)


def _results(many: int) -> Row:
    mine = study(StudyKind.ANONYMOUS)
    one = wave(mine, Wave.When.ONCE)
    _answered(one, many)
    close_round(wave=one)
    start = time.process_time()
    release(wave=one)
    released = time.process_time() - start
    slug = StudyPage.objects.get(translation_key=mine.page_key).slug
    client = Client()

    def page() -> None:
        answer = client.get(f"/en/research/{slug}/results/?bench=1")
        if answer.status_code != 200:
            raise RuntimeError(answer.status_code)

    asked = queries(page)
    ours, reference = side_by_side(page, lambda: _count(one))
    _page, frozen = side_by_side(page, lambda: list(mine.tables.values_list("content", flat=True)))
    ratio = ours / reference
    detail = (
        f"{many} answers, {1000 * ours:.0f} ms against {1000 * reference:.0f} ms, {asked} queries (<= {MOST_QUERIES}); "
        f"reading the frozen tables alone {1000 * frozen:.1f} ms; "
        f"they were made and protected once, in {released:.1f} CPU seconds"
    )
    met = ratio <= RATIO and asked <= MOST_QUERIES
    return Row("results of a study", "SQL that counts the answers", ratio, f"<= {RATIO}", met, "", detail)


def _submitting(sent: int) -> Row:
    one = wave(study(), Wave.When.ONCE)
    holds = []
    for number in range(sent + WARM):
        hold = begin(wave=one)
        keep(wave=one, hold=hold, answers=answers(number))
        holds.append(hold)
    client, address = Client(), f"/en/research/answer/{one.key}/send/"
    numbered = list(enumerate(holds))
    _send(client, address, one, numbered[:WARM])
    gc.collect()
    start = time.process_time()
    _send(client, address, one, numbered[WARM:])
    rate = sent / (time.process_time() - start)
    detail = (
        f"{sent} requests with unsealing, checking, the code's HMAC and one commit each; the client's own work counts"
    )
    return Row("sending answers", "CPU seconds of this process", rate, f">= {RATE}", rate >= RATE, "", detail)


def _send(client: Client, address: str, one: Wave, holds: list[tuple[int, Hold]]) -> None:
    for number, hold in holds:
        client.cookies[cookie_of(one)] = hold.cookie
        answer = client.post(address, {"code0": "Ma", "code1": str(number), "code2": "a"})
        if answer.status_code != 302:
            raise RuntimeError(answer.status_code)


def _answered(one: Wave, many: int) -> None:
    rows = (
        Answer(
            id=uuid4(),
            wave=one,
            version=one.version,
            day=today(),
            background={"profession": said.pop("profession")},
            answers=said,
        )
        for said in map(answers, range(many))
    )
    Answer.objects.bulk_create(rows, batch_size=2_000)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Answer._meta.db_table}")


def _count(one: Wave) -> None:
    with connection.cursor() as cursor:
        for name in ("sure", "guardian"):
            for statement in COUNTED.format(name=name, table=Answer._meta.db_table).strip().split(";\n"):
                cursor.execute(statement.rstrip(";"), [one.pk])
                cursor.fetchall()
