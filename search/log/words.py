"""What may be told of a question: its words that the public texts of the site hold, and `<other>` for all else."""

import re
from collections.abc import Collection, Iterator

from hub.screening.screen import screen
from search.languages.folding import fold
from search.models import LexiconWord
from search.units import clean

OTHER = "<other>"
MOST_WORDS = 16
RUN = re.compile(r"[^\W_]+")


def told(question: str, language: str) -> str:
    """The question as it may be told; nothing of one that could identify a person, or that asks nothing. One query."""
    shown = clean(question)
    runs = [fold(run) for run in RUN.findall(shown) if len(run) > 1 or run.isdigit()][:MOST_WORDS]
    if not runs or screen(shown):
        return ""
    known = public_words({run for run in runs if run.isalpha()}, language)
    return " ".join(_without_repeats(run if run in known else OTHER for run in runs))


def public_words(words: Collection[str], language: str) -> set[str]:
    """Those that stand in a text which everybody may read now."""
    rows = LexiconWord.objects.filter(language=language, word__in=words, public=True)
    return set(rows.values_list("word", flat=True)) if words else set()


def words_in(text: str) -> list[str]:
    """The words of a told question."""
    return [word for word in text.split() if word != OTHER]


def _without_repeats(words: Iterator[str]) -> Iterator[str]:
    """`<other>` once where several follow each other: how many words a name has is nobody's business."""
    before = ""
    for word in words:
        if word != OTHER or before != OTHER:
            yield word
        before = word
