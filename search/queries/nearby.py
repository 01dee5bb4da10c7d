"""Words that are nearly those of a question: what may have been meant, where nothing holds what was typed.

Whole words of the site alone are proposed, and only a question that finds something for this reader. What was typed is
compared and forgotten. A number, a reference, an abbreviation, a name or a word on the editors' list is never touched.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import islice

from django.db import connection, transaction

from hub.people.reader import PUBLIC, Reader
from search.languages import configuration
from search.languages.folding import fold
from search.languages.spellings import in_one_spelling
from search.models import GuardedWord, LexiconWord
from search.queries.ranked import CLOSE, OPEN, Line, Ranked, ranked
from search.request import SearchRequest
from search.units import clean, units_of

ONE_TYPO, TWO_TYPOS = 5, 9  # letters from which so many are forgiven, counted in the longer word: one may be lost
TRIES = 3
WORD = re.compile(r"[^\W\d_]+(?![\w./-]*\d)")
LOOSER = "SET LOCAL pg_trgm.similarity_threshold = 0.15"  # a change in the middle of a short word breaks half of it
NEAR = """
SELECT typed.word, near.word, near.entries FROM unnest(%(words)s::text[]) AS typed (word) CROSS JOIN LATERAL (
    SELECT word, entries FROM search_lexiconword
    WHERE language = %(language)s AND entries > 0 AND word %% typed.word
    ORDER BY similarity(word, typed.word) DESC, entries DESC LIMIT 24
) AS near WHERE numnode(plainto_tsquery(%(config)s::regconfig, typed.word)) > 0
AND numnode(plainto_tsquery(%(config)s::regconfig, near.word)) > 0
AND NOT EXISTS (SELECT FROM search_lexiconword WHERE language = %(language)s AND entries > 0 AND word = typed.word)
"""  # a small word that questions leave out is no slip of another, and finds nothing


def did_you_mean(request: SearchRequest, reader: Reader = PUBLIC) -> str | None:
    """A question near to this one that finds something; None where all its words are known, or none is near."""
    words = [word for word in WORD.findall(request.shown) if not _stands_for_something(word, request.shown)]
    typed = {fold(in_one_spelling(word, request.language)): word for word in words}
    guarded = set(GuardedWord.objects.values_list("word", flat=True)) if typed else set()
    near = _near(typed.keys() - guarded, request.language, reader)
    choices = {typed[word]: [other for other in others if other not in guarded] for word, others in near.items()}
    for meant in islice(_meant(request.shown, choices), TRIES):
        units = units_of(clean(meant), language=request.language)
        found = ranked(SearchRequest(language=request.language, shown=meant, units=units), reader)
        if found.whole:
            return _spelt(meant, found, choices)
    return None


def distance(one: str, other: str) -> int:
    """Letters to add, leave out, change or swap with the next, to make one word of the other."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, right in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (left != right))
            if i > 1 and j > 1 and left == other[j - 2] and one[i - 2] == right:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _stands_for_something(word: str, question: str) -> bool:
    """An abbreviation or a short name, by its capitals: in a short word any, in others where the question has small
    letters, too."""
    if len(word) < ONE_TYPO:
        return not word.islower()
    return word.isupper() and (len(word) == ONE_TYPO or not question.isupper())


def _typos(typed: str, word: str) -> int:
    """How many made one word of the other; a ligature is one letter, which folding writes as two."""
    return min(distance(typed, word), distance(_close(typed), _close(word)))


def _close(word: str) -> str:
    return word.replace("ae", "æ").replace("oe", "œ")


def _forgiven(typed: str, word: str) -> int:
    """How many typos: none in short words, where any change makes another word."""
    letters = max(len(typed), len(word))
    return 2 if letters >= TWO_TYPOS else int(letters >= ONE_TYPO)


def _near(words: set[str], language: str, reader: Reader) -> dict[str, list[str]]:
    """For each word that the site does not hold, those of the site that are near, the nearest first."""
    if not words:
        return {}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(LOOSER)
        cursor.execute(NEAR, {"words": sorted(words), "language": language, "config": configuration(language)})
        rows = cursor.fetchall()
    near = [(_typos(word, other), -entries, word, other) for word, other, entries in rows]
    near = sorted(found for found in near if found[0] <= _forgiven(*found[2:]))
    shown = {found[3] for found in near}
    if not reader.sees_practitioner_text:
        public = LexiconWord.objects.filter(language=language, word__in=shown)
        shown = set(public.filter(public=True).values_list("word", flat=True))  # type: ignore[misc]  # the manager's
    choices: dict[str, list[str]] = defaultdict(list)
    for _distance, _entries, word, other in near:
        if other in shown:
            choices[word].append(other)
    return choices


def _meant(question: str, choices: dict[str, list[str]]) -> Iterator[str]:
    """The question with the nearest words, then with the next ones of the first word that has some."""
    first = {word: others[0] for word, others in choices.items() if others}
    if not first:
        return
    yield _put(question, first)
    word = next(iter(first))
    for other in choices[word][1:]:
        yield _put(question, first | {word: other})


def _put(question: str, instead: dict[str, str]) -> str:
    return WORD.sub(lambda found: instead.get(found[0], found[0]), question)


def _spelt(question: str, found: Ranked, choices: dict[str, list[str]]) -> str:
    """The proposed words as the site writes them, with accents, where the texts that are found show one."""
    marked = re.compile(f"{OPEN}([^{CLOSE}]+){CLOSE}")
    written = {fold(word): word.lower() for line in reversed(found.lines) for word in marked.findall(_text(line))}
    proposed = {other for others in choices.values() for other in others}
    return _put(question, {word: written[word] for word in proposed if word in written})


def _text(line: Line) -> str:
    return f"{line.title} {line.text}"
