"""The words of a text: letters only, so that no number and no name of a file is ever a word of the site.

Nor is a part of an address, which the index holds as a whole.
"""

import re
from collections.abc import Iterator

from search.languages.folding import fold

WORD = re.compile(r"[^\W\d_]+")
ADDRESS = re.compile(r"\S+@\S+|\w+://\S+|\bwww\.\S+")
SHORTEST, LONGEST = 2, 60


def words_of(text: str) -> Iterator[str]:
    """Each word as it is spelled, in the order of the text."""
    for match in WORD.finditer(ADDRESS.sub(" ", text)):
        if SHORTEST <= len(match.group()) <= LONGEST:
            yield match.group()


def folded_words(*texts: str) -> list[str]:
    """Every different word, folded and sorted."""
    return sorted({word for text in texts for word in map(fold, words_of(text)) if len(word) <= LONGEST})
