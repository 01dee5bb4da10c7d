"""What `ts_rewrite` puts for which part of a question; worked out of all synonyms of a language together.

Two rows may say something of the same word, and PostgreSQL replaces a part of a question only once. What is said of a
word holds for its other forms, too, where the stemmer does not see that they are one.
"""

from collections import defaultdict
from collections.abc import Collection

from django.db import connection, transaction

from search.languages import configuration, stop_words
from search.languages.folding import fold
from search.languages.spellings import in_one_spelling
from search.models import Rewrite, Synonyms
from search.models.words import lines
from search.queries.match import quoted

FORMS = """
SELECT word, array_agg(form) FROM (
    SELECT DISTINCT ON (asked.word, read.stem) asked.word, other.word AS form
    FROM search_lexiconword AS asked JOIN search_lexiconword AS other USING (language, lemma)
    CROSS JOIN LATERAL (SELECT to_tsquery(%s::regconfig, quote_literal(other.word))::text AS stem) AS read
    WHERE asked.language = %s AND asked.word = ANY(%s)
    ORDER BY asked.word, read.stem, other.word <> asked.word, other.entries DESC, other.word
) AS stems WHERE form <> word GROUP BY word
"""
LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
READ = "SELECT to_tsquery(%s::regconfig, %s)::text"
WRITE = """
INSERT INTO search_rewrite (language, target, substitute, reads)
SELECT %s, target, substitute, read.said FROM unnest(%s::text[], %s::text[]) WITH ORDINALITY AS row (said, finds, place)
CROSS JOIN LATERAL (SELECT said::tsquery AS said, quote_literal('row ' || place)::tsquery AS sign) AS read
CROSS JOIN LATERAL (VALUES
    (numnode(read.said), read.said, read.said || sign),
    (0, sign, to_tsquery(%s::regconfig, finds))
) AS step (nodes, target, substitute)
WHERE numnode(read.said) > 0 ORDER BY nodes DESC, place
"""  # what one row puts is not read by the next: first signs, and when all rows are through the words for them


def rebuild_rewrites(*, language: str) -> int:
    """Make the rewrites of `language` equal to what its synonyms say; returns how many there are."""
    config = configuration(language)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LOCK, [f"search rewrites {language}"])
        pairs = _pairs(language)
        forms = _forms({text for word, finds in pairs for text in (word, *finds)}, language)
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for word, finds in pairs:
            others = [quoted(other) for other in finds]
            for form in (_words(word, language), *forms.get(word, ())):
                cursor.execute(READ, [config, form])
                target: str = cursor.fetchone()[0]
                found[target] |= dict.fromkeys([f"({form})", *others])
        Rewrite.objects.filter(language=language).delete()
        substitutes = [" | ".join(parts) for parts in found.values()]
        cursor.execute(WRITE, [language, list(found), substitutes, config])
        return cursor.rowcount


def rebuild_all() -> int:
    """The rewrites of every language that has synonyms, after a change of the server or of a configuration."""
    languages = Synonyms.objects.order_by("language").values_list("language", flat=True).distinct()
    return sum(rebuild_rewrites(language=language) for language in languages)


def _pairs(language: str) -> list[tuple[str, list[str]]]:
    """Each word with those that it finds."""
    pairs = []
    for row in Synonyms.objects.filter(language=language):
        words, also = (lines(in_one_spelling(text, language)) for text in (row.words, row.also))
        pairs += [(word, [other for other in words + also if other != word]) for word in words]
    return pairs


def _forms(words: Collection[str], language: str) -> dict[str, list[str]]:
    """For each single word, one of its other forms for each stem that these have, as parts of a question."""
    single = [word for word in words if " " not in word]
    with connection.cursor() as cursor:
        cursor.execute(FORMS, [configuration(language), language, [fold(word) for word in single]])
        found = dict(cursor.fetchall())
    return {word: [quoted(form) for form in found.get(fold(word), ())] for word in single}


def _words(text: str, language: str) -> str:
    """All words of a line, as a question of these words is read."""
    small = stop_words(language)
    kept = [word for word in text.split() if fold(word) not in small]
    return " & ".join(quoted(word) for word in kept) or quoted(text)
