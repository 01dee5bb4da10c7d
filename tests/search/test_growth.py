"""Ten times the entries cost at most three times the time: to write one, to learn its words, to ask for forms."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from uuid import uuid4

import pytest
from django.db import connection

from search.models import LexiconWord
from search.queries.lexicon import forms_of
from search.services.index import leftover_entries, missing_pages
from search.services.learn import learn_words
from search.services.write import write_entry, written_by
from tests.search.test_find import entry

pytestmark = pytest.mark.django_db
FEW, MANY = 2_000, 20_000
ALLOWED = 3.0
FLOOR = 0.002  # seconds; below it the clock and the neighbours are measured
FILL = """
INSERT INTO search_searchentry (key, language, kind, page_key, block_id, revision, server_version, url, anchor, title,
    number, chapter, summary, headings, body, themes, countries, words, learned, vector)
SELECT 'g' || n, 'da', 'news', gen_random_uuid(), '', '1', %s, '/', '', 'Nyhed ' || n, '', '', '', '', text, '{}', '{}',
    words, true, to_tsvector('hub_da', text)
FROM generate_series(%s::int, %s::int) AS n,
LATERAL (SELECT array_agg(DISTINCT translate((n * k %% 5003)::text, '0123456789', 'abcdefghij')) || ARRAY['lygte']
    FROM generate_series(1, 60) AS k) AS made (words), LATERAL (SELECT array_to_string(words, ' ')) AS joined (text)
"""
LEXICON = """
INSERT INTO search_lexiconword (language, word, lemma, entries)
SELECT 'da', word, word, count(*) FROM search_searchentry, unnest(words) AS word GROUP BY word
ON CONFLICT (language, word) DO UPDATE SET entries = excluded.entries
"""


def fill(first: int, last: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(FILL, [written_by(), first, last])
        cursor.execute(LEXICON)
        cursor.execute("ANALYZE search_searchentry")
        cursor.execute("ANALYZE search_lexiconword")


def seconds(act: Callable[[], object]) -> float:
    taken = []
    for _each in range(9):
        began = perf_counter()
        act()
        taken.append(perf_counter() - began)
    return median(taken)


def write_one() -> None:
    write_entry(entry("da", "Lygter", "lygte ved havnen", page_key=uuid4()))


ACTS: dict[str, Callable[[], object]] = {
    "write": write_one,
    "learn": lambda: (write_one(), learn_words()),
    "forms": lambda: forms_of(["lygte", "bcd", "efg"], "da"),
    "public": lambda: list(LexiconWord.objects.filter(language="da", word__in=["lygte", "bcd", "x"], public=True)),
    "check of one page": lambda: (
        missing_pages().filter(pk=1).exists(),
        leftover_entries().filter(language="ro").exists(),
    ),
}


def test_ten_times_the_entries_cost_at_most_three_times_the_time() -> None:
    fill(1, FEW)
    learn_words()
    write_one()
    learn_words()
    before = {name: seconds(act) for name, act in ACTS.items()}
    fill(FEW + 1, MANY)
    after = {name: seconds(act) for name, act in ACTS.items()}
    ratios = {name: after[name] / max(before[name], FLOOR) for name in ACTS}
    assert {name: ratio for name, ratio in ratios.items() if ratio > ALLOWED} == {}
