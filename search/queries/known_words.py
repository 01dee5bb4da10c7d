"""Which words of somebody's the site has in a text that everybody may read."""

from collections.abc import Sequence

from search.languages.folding import fold
from search.models import LexiconWord


def known(words: Sequence[str], language: str) -> frozenset[str]:
    """Those of `words`, as they were given. One query."""
    folded = {word: fold(word) for word in words}
    spoken = LexiconWord.objects.filter(language=language, word__in=set(folded.values()))
    rows = spoken.filter(public=True)  # type: ignore[misc]  # the manager's
    found = set(rows.values_list("word", flat=True))
    return frozenset(word for word, plain in folded.items() if plain in found)
