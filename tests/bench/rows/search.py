"""The search row: a common and a rare word over a grown index, against the same question as bare SQL."""

import random
import statistics
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from django.db import connection
from django.http import QueryDict

from search.models import SearchEntry
from search.queries.find import find
from search.request import SearchRequest
from tests.bench.measure import Row, side_by_side

SYLLABLES = "ba co di fu ga he ji ko lu ma ne po qui ra se to vu wa xi yo za".split()  # noqa: SIM905 - readable
CLIENTS, ASKED = 8, 40
BARE = """
WITH q AS (SELECT websearch_to_tsquery('hub_en', %(q)s) AS tsq),
top AS (
    SELECT id, ts_rank_cd(vector, tsq, 32) AS rank FROM search_searchentry, q
    WHERE language = 'en' AND vector @@ tsq ORDER BY rank DESC, id LIMIT 10
)
SELECT e.id, e.url, ts_headline('hub_en', e.title, tsq), ts_headline('hub_en', e.body, tsq, 'MaxFragments=2'),
    (SELECT count(*) FROM search_searchentry, q WHERE language = 'en' AND vector @@ tsq)
FROM top JOIN search_searchentry e USING (id), q ORDER BY top.rank DESC
"""


class Clock:
    """How long a question takes beside its SQL."""

    def __init__(self) -> None:
        self.times: list[float] = []
        self._in_sql = 0.0

    def __call__(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        start = time.perf_counter()
        try:
            return execute(sql, params, many, context)
        finally:
            self._in_sql += time.perf_counter() - start

    def count(self, ask: Callable[[str], None], question: str) -> None:
        self._in_sql, start = 0.0, time.perf_counter()
        ask(question)
        self.times.append(time.perf_counter() - start - self._in_sql)

    @property
    def beside(self) -> float:
        return statistics.median(self.times)


def grow(sections: int, languages: list[str]) -> None:
    """Write `sections` entries a language, in SQL, of words with a long tail (seeded)."""
    chance = random.Random(7)  # noqa: S311 - a fixed text, no secret
    words = ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(20_000)]
    weights = [1 / (rank + 1) for rank in range(len(words))]
    for language in languages:
        rows = []
        for number in range(sections):
            text = " ".join(chance.choices(words, weights, k=150))
            rows.append(
                SearchEntry(
                    key=f"bench:{language}:{number}", language=language, kind="section", page_key=_key(chance),
                    revision="1", url=f"/{language}/bench/{number}/", title=" ".join(text.split()[:5]), body=text,
                )
            )  # fmt: skip
        SearchEntry.objects.bulk_create(rows, batch_size=1000)
        with connection.cursor() as cursor:
            cursor.execute(
                "UPDATE search_searchentry SET vector = setweight(to_tsvector(%s::regconfig, title), 'A')"
                " || setweight(to_tsvector(%s::regconfig, body), 'D') WHERE language = %s AND vector IS NULL",
                [f"hub_{language}", f"hub_{language}", language],
            )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE search_searchentry")


def rows(sections: int) -> list[Row]:
    word = SearchEntry.objects.filter(key="bench:en:0").values_list("title", flat=True)[0].split()
    measured = []
    for name, question in (("common word", _frequent()), ("three words", " ".join(word[:3]))):
        clock = Clock()
        with connection.execute_wrapper(clock):
            ours, bare = side_by_side(partial(clock.count, _ask, question), partial(_bare, question))
        ratio = (ours - clock.beside) / bare
        measured.append(
            Row(
                f"search, {sections} sections, {name}", "the same question as bare SQL", ratio, "<= 1.25",
                ratio <= 1.25, "16x to 131x",
                f"{ours * 1000:.1f} ms against {bare * 1000:.1f} ms with Python, {ours / bare:.2f}x",
            )
        )  # fmt: skip
    return [*measured, _crowd(_frequent())]


def _crowd(question: str) -> Row:
    times: list[float] = []

    def client() -> None:
        for _ in range(ASKED):
            start = time.perf_counter()
            _ask(question)
            times.append(time.perf_counter() - start)
        connection.close()

    threads = [threading.Thread(target=client) for _ in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    p95 = statistics.quantiles(times, n=20)[18] * 1000
    return Row(f"search, p95 at {CLIENTS} clients", "milliseconds", p95, "<= 60 on a quiet machine", p95 <= 60)


def _frequent() -> str:
    """A word of about one section in eight: the 100th most frequent of `grow`."""
    chance = random.Random(7)  # noqa: S311 - the same words as `grow` makes
    return ["".join(chance.choices(SYLLABLES, k=3)) for _ in range(100)][-1]


def _ask(question: str) -> None:
    parameters = QueryDict(mutable=True)
    parameters["q"] = question
    find(SearchRequest.parse(parameters, language="en"))


def _bare(question: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(BARE, {"q": question})
        cursor.fetchall()


def _key(chance: random.Random) -> UUID:
    return UUID(int=chance.getrandbits(128))
