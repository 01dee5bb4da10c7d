"""The search rows over a grown index: against the same question as bare SQL, against Wagtail's backend, and by size."""

import statistics
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

from django.db import connection
from django.http import QueryDict

from hub import memo
from search.queries.find import find
from search.queries.ranked import TEXT_MARKS, TITLE_MARKS
from search.request import SearchRequest
from tests.bench.measure import Row, side_by_side
from tests.bench.texts import frequent, grow, rare, three_words
from tests.bench.wagtail_search import ask_wagtail, copy_to_wagtail

CLIENTS, ASKED = 8, 40
TENTH = 10
BARE = """
WITH question AS MATERIALIZED (SELECT websearch_to_tsquery('hub_en', %(q)s) AS every,
    phraseto_tsquery('hub_en', %(q)s) AS phrase,
    replace(plainto_tsquery('hub_en', %(q)s)::text, '&', '|')::tsquery AS part
),
ten AS (
    SELECT id, count(*) OVER () AS number, {rank} AS rank FROM search_searchentry
    WHERE language = 'en' AND vector @@ (SELECT every FROM question) ORDER BY rank DESC, id LIMIT 10
)
SELECT url, ten.number, ts_headline('hub_en', title, every, %(title_marks)s),
    ts_headline('hub_en', body, every, %(text_marks)s)
FROM ten JOIN search_searchentry USING (id), question ORDER BY rank DESC, id
"""
HELD = "ts_rank_cd(vector, (SELECT every FROM question), 32)"
TITLED = "ts_rank(ts_filter(vector, ARRAY['a'::\"char\"]), (SELECT part FROM question), 1) * 2"
IN_A_ROW = f"greatest({HELD}, ts_rank_cd(vector, (SELECT phrase FROM question), 32) * 3)"  # noqa: S608 - constants
AIMS = {"common word": 6.0, "rare word": 11.0, "three words": 11.0}


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

    def count(self, ask: Callable[[str], object], question: str) -> None:
        self._in_sql, start = 0.0, time.perf_counter()
        ask(question)
        self.times.append(time.perf_counter() - start - self._in_sql)

    @property
    def beside(self) -> float:
        return statistics.median(self.times)


def bench_search(sections: int, languages: list[str]) -> Iterator[Row]:
    """`sections` entries in each of `languages`; first a tenth of them, for the rows that say how time grows."""
    grow(0, sections // TENTH, languages)
    small = {name: _alone(question) for name, question in _questions().items()}
    grow(sections // TENTH, sections, languages)
    for name, question in _questions().items():
        yield _against_bare(name, question, sections)
    for name, question in _questions().items():
        ratio = _alone(question) / small[name]
        yield Row(f"search, {name}, ten times the rows", "the time with a tenth", ratio, "<= 3", ratio <= 3)
    yield _crowd(frequent())
    copy_to_wagtail()
    for name, question in _questions().items():
        yield _against_wagtail(name, question, sections)


def _questions() -> dict[str, str]:
    return {"common word": frequent(), "rare word": rare(), "three words": three_words()}


def _against_bare(name: str, question: str, sections: int) -> Row:
    """Beside the bare statement's ten, number and marks, ours keeps the rule of access, counts the facets, and asks for
    other forms and synonyms of the words."""
    assert _ask(question) == _bare(question), "not the same question"
    clock = Clock()
    with connection.execute_wrapper(clock):
        ours, bare = side_by_side(partial(clock.count, _ask, question), partial(_bare, question))
    ratio = (ours - clock.beside) / bare
    return Row(
        f"search, {sections} sections a language, {name}", "the same ten, number and marks by bare SQL", ratio,
        "<= 1.25", ratio <= 1.25, "16x to 131x",
        f"{ours * 1000:.1f} ms against {bare * 1000:.1f} ms with Python, {ours / bare:.2f}x",
    )  # fmt: skip


def _against_wagtail(name: str, question: str, sections: int) -> Row:
    ours, theirs = side_by_side(partial(_ask, question), partial(ask_wagtail, question))
    ratio, aim = theirs / ours, AIMS[name]
    return Row(
        f"search, {sections} sections a language, {name}, end to end", "Wagtail's PostgreSQL backend on the same texts",
        ratio, f">= {aim:g} times as fast", ratio >= aim, "",
        f"{ours * 1000:.1f} ms with highlights and facets against {theirs * 1000:.1f} ms with a count",
    )  # fmt: skip


def _alone(question: str) -> float:
    """Median seconds of a question, end to end."""
    ours, _again = side_by_side(partial(_ask, question), partial(_ask, question), seconds=0.2)
    return ours


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


def _ask(question: str) -> tuple[int, list[str]]:
    """As the page of the search asks, within the reading of a request: how many, and where the first ten lead."""
    parameters = QueryDict(mutable=True)
    parameters["q"] = question
    with memo.reading():
        found = find(SearchRequest.parse(parameters, language="en"))
    return found.count, [hit.url for hit in found.hits]


def _bare(question: str) -> tuple[int, list[str]]:
    rank = f"{IN_A_ROW if ' ' in question else HELD} + {TITLED}"
    with connection.cursor() as cursor:
        cursor.execute(BARE.format(rank=rank), {"q": question, "title_marks": TITLE_MARKS, "text_marks": TEXT_MARKS})
        rows = cursor.fetchall()
    return rows[0][1], [row[0] for row in rows]
