"""Basic forms of words, found in a process of its own, since a dictionary takes 100 MB and more of memory."""

import json
import logging
from collections.abc import Iterable

from hub.apart.run import Bounds, End, run
from search.languages import base

logger = logging.getLogger(__name__)
WORKER = "search.lemmas.worker"
BOUNDS = Bounds(seconds=60, cpu_seconds=50, megabytes=1536, output=64 * 1024 * 1024)


def lemmas_of(words: Iterable[str], language: str) -> dict[str, tuple[str, list[str]]]:
    """For each spelled word its folded lemma, and the folded forms that a dictionary knows of that lemma.

    A word that no dictionary has is its own lemma. What the process cannot do is logged and leaves words alone.
    """
    asked = sorted(set(words))
    if not asked:
        return {}
    done = run(WORKER, base(language), given=json.dumps(asked).encode(), bounds=BOUNDS)
    if done.end is not End.DONE:
        logger.warning("no lemmas for %s words of %s: %s", len(asked), language, done.end.name)
        return {}
    return {word: (lemma, forms) for word, lemma, forms in json.loads(done.said)}
