"""Learns the words of entries: their basic forms, the forms a visitor may type, and how many entries hold each."""

from collections import defaultdict
from collections.abc import Iterable

from django.db import connection, transaction

from search.languages.folding import fold
from search.languages.words import LONGEST, words_of
from search.lemmas import lemmas_of
from search.models import LexiconWord, SearchEntry

BATCH = 200
LOCK = 0x6C657869  # "lexi"
COUNT = """
UPDATE search_lexiconword AS lexicon SET entries = (
    SELECT count(*) FROM search_searchentry AS entry
    WHERE entry.language = lexicon.language AND entry.words @> ARRAY[lexicon.word::text]
) WHERE language = %s AND word = ANY(%s)
"""
RECOUNT = """
UPDATE search_lexiconword AS lexicon SET entries = counted.number FROM (
    SELECT lexicon.id, count(entry.word) AS number FROM search_lexiconword AS lexicon LEFT JOIN (
        SELECT language, unnest(words) AS word FROM search_searchentry
    ) AS entry ON entry.language = lexicon.language AND entry.word = lexicon.word GROUP BY lexicon.id
) AS counted WHERE counted.id = lexicon.id AND counted.number <> lexicon.entries
"""
FORGET = """
DELETE FROM search_lexiconword AS form WHERE entries = 0 AND NOT EXISTS (
    SELECT FROM search_lexiconword AS held
    WHERE held.language = form.language AND held.lemma = form.lemma AND held.entries > 0
)
"""
UNLEARN = """
UPDATE search_searchentry AS entry SET learned = false WHERE learned AND EXISTS (
    SELECT FROM unnest(entry.words) AS held (word) WHERE NOT EXISTS (
        SELECT FROM search_lexiconword AS lexicon
        WHERE lexicon.language = entry.language AND lexicon.word = held.word
    )
)
"""


def learn_words() -> int:
    """Learn the words of all entries that nobody has learned; returns how many entries those were.

    No entry is locked meanwhile: one that is written again while its words are looked up stays to be learned.
    """
    learned = 0
    while entries := list(SearchEntry.objects.filter(learned=False).order_by("pk")[:BATCH]):
        by_language: dict[str, list[SearchEntry]] = defaultdict(list)
        for entry in entries:
            by_language[entry.language].append(entry)
        done = sum(_learn(language, rows) for language, rows in by_language.items())
        learned += done
        if not done:
            break
    return learned


def recount_words() -> int:
    """Count anew what the site holds, forget words that it no longer does; returns how many rows were wrong.

    Entries with a word that the lexicon lacks are to be learned again.
    """
    with transaction.atomic(), connection.cursor() as cursor:
        _alone()
        wrong = 0
        for statement in (RECOUNT, FORGET, UNLEARN):
            cursor.execute(statement)
            wrong += cursor.rowcount
    return wrong


def lexicon_drift() -> int:
    """How many rows and entries the two above would mend; nothing is changed."""
    with transaction.atomic():
        wrong = recount_words()
        unlearned = SearchEntry.objects.filter(learned=False).count()
        transaction.set_rollback(True)
    return wrong + unlearned


def _learn(language: str, entries: list[SearchEntry]) -> int:
    spelled = _spelled(entries)
    there = LexiconWord.objects.filter(language=language, word__in=spelled).values_list("word", flat=True)
    unknown = spelled.keys() - set(there)
    lemmas = lemmas_of((spelled[word] for word in unknown), language)
    rows: dict[str, str] = {}
    for lemma, forms in lemmas.values():
        rows |= {form: lemma for form in forms if len(form) <= LONGEST and len(lemma) <= LONGEST}
    rows = {word: word for word in unknown} | rows
    rows |= {fold(word): lemma for word, (lemma, _forms) in lemmas.items() if len(lemma) <= LONGEST}
    with transaction.atomic(), connection.cursor() as cursor:
        _alone()
        LexiconWord.objects.bulk_create(
            [LexiconWord(language=language, word=word, lemma=rows[word]) for word in sorted(rows)],
            ignore_conflicts=True,
            batch_size=2000,
        )
        cursor.execute(COUNT, [language, sorted(spelled)])
        return sum(SearchEntry.objects.filter(pk=entry.pk, words=entry.words).update(learned=True) for entry in entries)


def _spelled(entries: Iterable[SearchEntry]) -> dict[str, str]:
    """A spelling of each folded word; one that is not a sentence's beginning where there is one."""
    found: dict[str, str] = {}
    for entry in entries:
        for word in words_of("\n".join((entry.title, entry.headings, entry.summary, entry.body))):
            folded = fold(word)
            if len(folded) <= LONGEST and (folded not in found or word.islower()):
                found[folded] = word
    return found


def _alone() -> None:
    """One process at a time writes the lexicon, so that two never wait for each other's rows."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
