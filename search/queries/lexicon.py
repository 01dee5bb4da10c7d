"""The words of the site: which forms belong together."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import connection

from search.languages.folding import fold

MOST_FORMS = 24
FORMS = """
SELECT asked.word, other.word FROM search_lexiconword AS asked CROSS JOIN LATERAL (
    SELECT word FROM search_lexiconword
    WHERE language = asked.language AND lemma = asked.lemma AND entries > 0
    ORDER BY entries DESC, word LIMIT %s
) AS other WHERE asked.language = %s AND asked.word = ANY(%s)
"""


def forms_of(words: Sequence[str], language: str) -> dict[str, set[str]]:
    """For each word that has some: all folded forms on the site of the word it is a form of, at most 24; one query.

    They widen a question, whose answers pass the rule of access; they are not for showing.
    """
    asked = {word: fold(word) for word in words}
    with connection.cursor() as cursor:
        cursor.execute(FORMS, [MOST_FORMS, language, list(asked.values())])
        found: dict[str, set[str]] = defaultdict(set)
        for word, form in cursor.fetchall():
            found[word].add(form)
    return {word: found[folded] for word, folded in asked.items() if folded in found}
