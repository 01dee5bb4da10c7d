"""Basic forms of words, found in a process of its own, since a dictionary takes 100 MB and more of memory."""

import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterable

from django.conf import settings

from search.languages import base

logger = logging.getLogger(__name__)
SECONDS = 60
COMMAND = (sys.executable, "-m", "search.lemmas.worker")


def lemmas_of(words: Iterable[str], language: str) -> dict[str, tuple[str, list[str]]]:
    """For each spelled word its folded lemma, and the folded forms that a dictionary knows of that lemma.

    A word that no dictionary has is its own lemma. What the process cannot do is logged and leaves words alone.
    """
    asked = sorted(set(words))
    found: dict[str, tuple[str, list[str]]] = {}
    if asked:
        try:
            done = subprocess.run(  # noqa: S603 - the command is a constant
                [*COMMAND, base(language)],
                input=json.dumps(asked).encode(),
                capture_output=True,
                timeout=SECONDS,
                cwd=settings.BASE_DIR,
                env={"PATH": os.environ.get("PATH", "")},  # nothing secret of the Hub's
                check=True,
            )
            found = {word: (lemma, forms) for word, lemma, forms in json.loads(done.stdout)}
        except (subprocess.SubprocessError, ValueError) as error:
            logger.warning("no lemmas for %s words of %s: %s", len(asked), language, type(error).__name__)
    return found
