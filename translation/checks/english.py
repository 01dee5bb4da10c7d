"""Texts that were left in English."""

import re

from django.utils.translation import gettext as _

from translation.checks.finding import Finding

WORD = re.compile(r"[^\W\d_]+")
FILE_NAME = re.compile(r"\b[\w-]+\.[a-z0-9]{2,5}\b")
SENTENCE = re.compile(r"(?<=[.!?:;])\s+|\n+")
SPACE = re.compile(r"\s")
# Small words that stand in names of every language: Save the Children, Terre des hommes, Council of Europe.
NAME_PARTICLES = "the of and for in on at to a an de des du la le les et van von der den og en und i"
IN_NAMES = frozenset(NAME_PARTICLES.split())
WHOLE, PART = 2, 3


def findings(source: str, target: str) -> list[Finding]:
    """The whole text, or one of its sentences, where it says the same words as the English.

    Names, codes and addresses may stay, a slug among them, and so may a single word: it may be the same in both.
    """
    if not SPACE.search(source.strip()):
        return []
    source, target = FILE_NAME.sub(" ", source), FILE_NAME.sub(" ", target)
    if _spoken(source) == _spoken(target) and _own_words(source) >= WHOLE:
        return [Finding("english", _("This text is still in English."))]
    heard = {_spoken(sentence) for sentence in SENTENCE.split(target)}
    left = [
        sentence.strip()
        for sentence in SENTENCE.split(source)
        if _spoken(sentence) in heard and _own_words(sentence) >= PART
    ]
    return [
        Finding("english", _("This sentence is still in English: “%(sentence)s”") % {"sentence": sentence})
        for sentence in left[:1]
    ]


def _spoken(text: str) -> tuple[str, ...]:
    return tuple(WORD.findall(text.casefold()))


def _own_words(text: str) -> int:
    """How many words are no names and no codes: those without capitals, and the first, which has one anyway."""
    words = WORD.findall(text)
    return sum(
        len(word) > 1 and word.lower() not in IN_NAMES and (word.islower() or (place == 0 and not word.isupper()))
        for place, word in enumerate(words)
    )
