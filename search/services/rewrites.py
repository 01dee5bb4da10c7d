"""What `ts_rewrite` puts for which part of a question; worked out of all synonyms of a language together.

Two rows may say something of the same word, and PostgreSQL replaces a part of a question only once.
"""

from collections import defaultdict

from django.db import connection, transaction

from search.languages import configuration, stop_words
from search.languages.folding import fold
from search.languages.spellings import in_one_spelling
from search.models import Rewrite, Synonyms
from search.models.words import lines
from search.queries.match import quoted

LOCK = "SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))"
READ = "SELECT to_tsquery(%s::regconfig, %s)::text"
WRITE = """
INSERT INTO search_rewrite (language, target, substitute)
SELECT %s, target::tsquery, to_tsquery(%s::regconfig, substitute)
FROM unnest(%s::text[], %s::text[]) AS pair (target, substitute) WHERE numnode(target::tsquery) > 0
"""


def rebuild_rewrites(*, language: str) -> int:
    """Make the rewrites of `language` equal to what its synonyms say; returns how many there are."""
    config = configuration(language)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LOCK, [f"search rewrites {language}"])
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for word, finds in _pairs(language):
            cursor.execute(READ, [config, _words(word, language)])
            target: str = cursor.fetchone()[0]
            found[target] |= dict.fromkeys([f"({_words(word, language)})", *map(quoted, finds)])
        Rewrite.objects.filter(language=language).delete()
        substitutes = [" | ".join(parts) for parts in found.values()]
        cursor.execute(WRITE, [language, config, list(found), substitutes])
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


def _words(text: str, language: str) -> str:
    """All words of a line, as a question of these words is read."""
    small = stop_words(language)
    kept = [word for word in text.split() if fold(word) not in small]
    return " & ".join(quoted(word) for word in kept) or quoted(text)
