"""Grows the search index by sections of invented words with a long tail, the same on every machine."""

import random
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from django.db import connection

from search.models import LexiconWord, SearchEntry

SYLLABLES = "ba co di fu ga he ji ko lu ma ne po qui ra se to vu wa xi yo za".split()  # noqa: SIM905 - readable
VOCABULARY, LENGTH, BATCH = 20_000, 150, 2_000
COMMON, RARE = 100, 15_000  # places by frequency: about one section in eight, about one in a thousand
CHAPTERS, THEMES = 20, 12
COUNTRIES = ("RO", "NL", "DK", "DE", "FR", "IT")
FIRST_DAY = date(2021, 6, 1)
VECTORS = """
UPDATE search_searchentry SET vector =
    setweight(to_tsvector(%s::regconfig, title), 'A') || setweight(to_tsvector(%s::regconfig, body), 'D')
WHERE language = %s AND vector IS NULL
"""


@cache
def vocabulary() -> list[str]:
    """The words, the most frequent first."""
    chance = random.Random(7)  # noqa: S311 - a fixed text, no secret
    return list(dict.fromkeys("".join(chance.choices(SYLLABLES, k=4)) for _ in range(VOCABULARY)))


def frequent() -> str:
    return vocabulary()[COMMON]


def rare() -> str:
    return vocabulary()[RARE]


def three_words() -> str:
    """The first three of a section's own."""
    return " ".join(_text("en", 0).split()[:3])


def grow(first: int, last: int, languages: list[str]) -> None:
    """Write the sections from `first` to `last` in each language, with the lexicon of their words."""
    for language in languages:
        rows = [_entry(language, number) for number in range(first, last)]
        SearchEntry.objects.bulk_create(rows, batch_size=BATCH)
        config = f"hub_{language}"
        with connection.cursor() as cursor:
            cursor.execute(VECTORS, [config, config, language])
        words = [LexiconWord(language=language, word=word, lemma=word, entries=1) for word in vocabulary()]
        LexiconWord.objects.bulk_create(words, batch_size=BATCH, ignore_conflicts=True)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE search_searchentry")
        cursor.execute("VACUUM ANALYZE search_lexiconword")


def _entry(language: str, number: int) -> SearchEntry:
    """A section of one of twenty chapters, with none to two of twelve themes; one in five names a country."""
    text = _text(language, number)
    chapter = 1 + number % CHAPTERS
    return SearchEntry(
        key=f"bench:{language}:{number}", language=language, kind="section",
        page_key=UUID(int=random.Random(f"{language} {number}").getrandbits(128)),  # noqa: S311 - a fixed key
        revision="1", url=f"/{language}/bench/{number}/", title=" ".join(text.split()[:5]), body=text, learned=True,
        chapter=str(chapter), number=f"{chapter}.{number}",
        themes=sorted(f"bench-{(number * step) % THEMES}" for step in (5, 7)[: number % 3]),
        countries=[COUNTRIES[number % len(COUNTRIES)]] if number % 5 == 0 else [],
        dated=FIRST_DAY + timedelta(days=number * 11 % 2000),
    )  # fmt: skip


def _text(language: str, number: int) -> str:
    chance = random.Random(f"{language}:{number}")  # noqa: S311 - a fixed text, no secret
    return " ".join(chance.choices(vocabulary(), cum_weights=_weights(), k=LENGTH))


@cache
def _weights() -> list[float]:
    """Cumulated: a word is drawn in proportion to 1 / its place."""
    total, sums = 0.0, []
    for place in range(1, len(vocabulary()) + 1):
        total += 1 / place
        sums.append(total)
    return sums
